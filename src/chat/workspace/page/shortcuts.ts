import { useEffect } from 'preact/hooks'

/** F6 goes from pane to pane, Alt with arrow up or down from channel to channel: as in other chats. */
export function useShortcuts(toChannel: (step: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault()
        nextPane(event.shiftKey ? -1 : 1)
      } else if (event.altKey && !event.ctrlKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        event.preventDefault()
        toChannel(event.key === 'ArrowDown' ? 1 : -1)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [toChannel])
}

function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane], .channel[aria-current]')].filter(
    (pane) => pane.checkVisibility(),
  )
  const now = panes.findIndex((pane) => pane.contains(document.activeElement))
  panes.at((now + step) % panes.length)?.focus()
}
