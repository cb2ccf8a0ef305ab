/** At most `limit` at a time for each key; the others wait in line. */
export function createTurns(limit: number) {
  const lines = new Map<string, { taken: number; waiting: (() => void)[] }>()

  function leave(key: string) {
    const line = lines.get(key)
    if (!line) return
    const next = line.waiting.shift()
    if (next) return next()
    line.taken -= 1
    if (line.taken === 0) lines.delete(key)
  }

  /** Resolves with the function that ends the turn; rejects with the signal's reason while still in line. */
  async function take(key: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    const line = lines.get(key) ?? { taken: 0, waiting: [] }
    lines.set(key, line)
    if (line.taken < limit) {
      line.taken += 1
    } else {
      await new Promise<void>((resolve, reject) => {
        function turn() {
          signal.removeEventListener('abort', giveUp)
          resolve()
        }
        function giveUp() {
          line.waiting.splice(line.waiting.indexOf(turn), 1)
          reject(signal.reason)
        }
        line.waiting.push(turn)
        signal.addEventListener('abort', giveUp, { once: true })
      })
    }
    let ended = false
    return () => {
      if (!ended) leave(key)
      ended = true
    }
  }

  return { take }
}
