import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { MemberId } from '../../../core/member.ts'
import type { WorkspaceState } from '../wire.ts'
import { fetchState, Problem } from './api.ts'
import { html } from './html.ts'
import { Workspace } from './workspace.ts'

const REMEMBERED = 'earshot.member'

/** Finds out who is at the page, then shows the workspace as that member sees it. */
export function App() {
  const [member, setMember] = useState(localStorage.getItem(REMEMBERED))
  const [round, setRound] = useState(0)
  const [loaded, setLoaded] = useState<{ round: number; state: WorkspaceState } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let current = true
    fetchState(member).then(
      (state) => {
        if (!current) return
        setProblem(null)
        setLoaded({ round, state })
      },
      (error) => {
        if (current) setProblem(error instanceof Problem ? error.message : String(error))
      },
    )
    return () => {
      current = false
    }
  }, [member, round])

  function become(next: MemberId) {
    localStorage.setItem(REMEMBERED, next)
    setMember(next)
  }

  if (problem !== null)
    return html`<div class="halt" role="alert">
      <img src="/workspace/page/earshot.svg" alt="" />
      <p>${problem}</p>
      <button type="button" class="button primary" onClick=${() => setRound(round + 1)}>Try again</button>
    </div>`
  if (loaded === null) return html`<div class="halt" aria-busy="true"></div>`
  const { state } = loaded
  return h(Workspace, {
    key: `${state.me} ${loaded.round}`,
    state,
    become,
    reload: () => setRound((before) => before + 1),
  })
}
