import type { Desk } from './core/desk.ts'

/**
 * The desk, opened when somebody first speaks. After each wish the outbox looks at once: people see the card
 * change as they act.
 */
export function openedWhenSpokenTo(open: () => Promise<Desk>, wake: () => void, filled: () => void): Desk {
  let opened: Promise<Desk> | null = null
  function desk(): Promise<Desk> {
    opened ??= open()
    return opened
  }
  async function then<T>(wish: (desk: Desk) => Promise<T>): Promise<T> {
    try {
      return await wish(await desk())
    } finally {
      wake()
    }
  }
  return {
    run: (...given) => then((desk) => desk.run(...given)),
    act: (...given) => then((desk) => desk.act(...given)),
    // Replies are approved in forms.
    submit: (...given) => then((desk) => desk.submit(...given)).finally(filled),
    react: (...given) => then((desk) => desk.react(...given)),
    open: async (...given) => (await desk()).open(...given),
  }
}
