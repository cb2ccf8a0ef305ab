import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Card } from '../../../core/card.ts'
import type { FormRequest, FormValues } from '../../../core/form.ts'
import type { Outcome, PostView } from '../wire.ts'
import { type Api, Problem } from './api.ts'
import { addressee, type Place, placeAddress, type Spot } from './place.ts'
import type { Happening } from './reduce.ts'

export type Faults = Readonly<Record<string, string>>

/** What a person can do at the page. Nothing here rejects: what goes wrong is whispered where it was done. */
export interface Actions {
  go(place: Place): void
  /** True when it was taken; otherwise it stays in the composer. */
  say(place: Place, text: string): Promise<boolean>
  run(spot: Spot, command: string): Promise<void>
  /** Opens the form that a button asks for. */
  ask(spot: Spot, request: FormRequest): Promise<void>
  /** Null when it was taken; otherwise what is wrong, by field (`''`: with the whole). */
  submit(spot: Spot, request: FormRequest, values: FormValues): Promise<Faults | null>
  closeForm(): void
  react(spot: Spot, post: PostView, emoji: string, added: boolean): Promise<void>
  load(channel: string, before: number | null): Promise<void>
  loadThread(root: number): Promise<void>
  read(channel: string, post: number): Promise<void>
  dismiss(id: string): void
}

export const Acting = createContext<Actions | null>(null)

export function useActions(): Actions {
  const actions = useContext(Acting)
  if (actions === null) throw new Error('Nothing is drawn outside <Acting.Provider>.')
  return actions
}

export function createActions(api: Api, tell: (happening: Happening) => void): Actions {
  const under = createKeys()

  function take({ whisper, posts }: Outcome, id: string) {
    if (posts.length > 0) tell({ what: 'arrived', posts })
    tell(whisper ? { what: 'whispered', id, ...whisper } : { what: 'dismissed', id })
  }

  /** Shows that Earshot is at work, then what it says. True when the server took it. */
  function act(
    wish: string,
    spot: Spot,
    ask: (key: string, at: Place) => Promise<Outcome>,
  ): Promise<boolean> {
    const at = addressee(spot)
    return under(`${placeAddress(at)} ${wish}`, async (key) => {
      const id = crypto.randomUUID()
      tell({ what: 'working', id, spot, at: Date.now() })
      try {
        take(await ask(key, at), id)
        return true
      } catch (error) {
        tell({ what: 'whispered', id, ok: false, card: sentence(problemOf(error)) })
        return false
      }
    })
  }

  return {
    go: (place) => location.assign(placeAddress(place)),
    say: (place, text) =>
      act(`say ${text}`, { place, post: null, below: null }, (key, at) => api.say(key, at, text)),
    async run(spot, command) {
      await act(`run ${command}`, spot, (key, at) => api.run(key, at, command))
    },
    async ask(spot, request) {
      await act(`ask ${JSON.stringify(request)}`, spot, async () => {
        const opened = await api.open(request)
        if (!('form' in opened)) return opened
        tell({ what: 'asked', asked: { form: opened.form, spot } })
        return { whisper: null, posts: [] }
      })
    },
    async submit(spot, request, values) {
      let faults: Faults | null = null
      const wish = `submit ${JSON.stringify(request)} ${JSON.stringify(values)}`
      try {
        await under(wish, async (key) => {
          const outcome = await api.submit(key, addressee(spot), request, values)
          if ('answer' in outcome) {
            faults = outcome.faults
            return true
          }
          if ('form' in outcome) {
            tell({ what: 'asked', asked: { form: outcome.form, spot } })
            return true
          }
          const id = crypto.randomUUID()
          tell({ what: 'asked', asked: null })
          tell({ what: 'working', id, spot, at: Date.now() })
          take(outcome, id)
          return true
        })
      } catch (error) {
        return { '': problemOf(error) }
      }
      return faults
    },
    closeForm: () => tell({ what: 'asked', asked: null }),
    async react(spot, post, emoji, added) {
      await act(`react ${emoji} ${added}`, spot, (key) => api.react(key, post.id, emoji, added))
    },
    async load(channel, before) {
      tell({ what: 'loading', channel })
      try {
        tell({ what: 'loaded', channel, page: await api.posts(channel, before) })
      } catch {
        tell({ what: 'failed', channel })
      }
    },
    async loadThread(root) {
      tell({ what: 'thread loading', root })
      try {
        tell({ what: 'thread loaded', root, posts: await api.thread(root) })
      } catch {
        tell({ what: 'thread failed', root })
      }
    },
    async read(channel, post) {
      await api.read(channel, post).catch(() => undefined)
    },
    dismiss: (id) => tell({ what: 'dismissed', id }),
  }
}

function sentence(text: string): Card {
  return { summary: text, parts: [{ part: 'text', text }] }
}

function problemOf(error: unknown): string {
  return error instanceof Problem ? error.message : 'Something went wrong in the page. Reload it.'
}

/**
 * The key of a wish: while it is under way the same wish again is left out, and after its answer was lost
 * it goes out under the same key, so that it is carried out once.
 */
function createKeys() {
  const kept = new Map<string, string>()
  const underWay = new Set<string>()
  return async (wish: string, carryOut: (key: string) => Promise<boolean>): Promise<boolean> => {
    if (underWay.has(wish)) return false
    const key = kept.get(wish) ?? crypto.randomUUID()
    kept.set(wish, key)
    underWay.add(wish)
    try {
      const done = await carryOut(key)
      if (done) kept.delete(wish)
      return done
    } finally {
      underWay.delete(wish)
    }
  }
}
