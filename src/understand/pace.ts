import { setImmediate } from 'node:timers/promises'

/** Longest stretch of work before others get the event loop, in milliseconds. */
const STRETCH = 10

/** Await it between two items of a long computation: it lets others run when it is their turn. */
export function createPace(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < STRETCH) return undefined
    return setImmediate().then(() => {
      since = performance.now()
    })
  }
}
