import { type Clock, systemClock } from '../../src/core/time.ts'
import { answeringDouble } from '../answering-double.ts'
import { openStage } from '../chat/slack/stage.ts'
import { labelsIn, wordsOf } from '../peers/slack-staff.ts'
import { BOT, type PeerMessage, wordsIn } from '../peers/slack-world.ts'
import { type DraftingStage, draftingContract, type Seen } from './drafting.ts'

/** So fast that what is late is soon late, and so slow that a busy machine is not. */
const SPEED = 6
const began = systemClock.now()
const clock: Clock = {
  now: () => began + SPEED * (systemClock.now() - began),
  after: (ms, signal) => systemClock.after(ms / SPEED, signal),
}

draftingContract('Slack', async (): Promise<DraftingStage> => {
  const answering = answeringDouble()
  const atOnce = answering.gate
  const stage = await openStage({ answering, clock })
  const { peer, alex, billing, ledger } = stage
  const card = await stage.hear('I was charged twice.')
  const told = () =>
    peer.world.messages.filter(
      (one) => one.onlyFor === alex.id || (one.channel.startsWith('D') && one.user === BOT),
    )

  function seen(faults: Seen['faults'] = {}): Seen {
    const view = alex.window?.view
    const blocks = Array.isArray(view?.['blocks']) ? view['blocks'] : []
    const fields = blocks.flatMap((block): [string, string][] => {
      const { block_id, element } = Object(block)
      if (element === undefined) return []
      const initial = element.initial_value ?? element.initial_option?.value ?? ''
      return [[String(block_id).replace(/:.*$/s, ''), String(initial)]]
    })
    return {
      title: wordsIn({ title: view?.['title'] }),
      words: wordsIn(blocks),
      fields: Object.fromEntries(fields),
      faults,
    }
  }

  async function newlyTold(work: () => Promise<unknown>, final: (words: string) => boolean): Promise<string> {
    const before = told().length
    await work()
    return wordsOf(
      await peer.world.until(() =>
        told()
          .slice(before)
          .find((one) => final(wordsOf(one))),
      ),
    )
  }
  /** What shows that it is at work is not yet the answer. */
  const changed = (before: typeof alex.window) =>
    peer.world.until(
      () =>
        alex.window === null ||
        (alex.window.view !== before?.view && !seen().words.includes('One moment')) ||
        null,
    )
  const isFinal = (words: string) => words !== '' && !words.includes('One moment')

  return {
    ledger,
    answering,
    async open() {
      await alex.press(card, 'Draft a reply…')
      await peer.world.until(() => alex.window)
      if (answering.gate === atOnce) await changed(null)
      return seen()
    },
    async look() {
      await peer.world.until(() => Object.keys(seen().fields).length > 0 || null)
      return seen()
    },
    async submit(values) {
      const before = alex.window
      const receipt = await alex.submit(values)
      const { response_action, errors = {} } = Object(receipt.answer)
      if (response_action === 'errors')
        return seen(
          Object.fromEntries(
            Object.entries(errors).map(([block, text]) => [block.replace(/:.*$/s, ''), String(text)]),
          ),
        )
      await changed(before)
      return seen()
    },
    async run(line) {
      const { shown } = await alex.command('/gap', line, billing)
      if (shown && isFinal(wordsOf(shown))) return wordsOf(shown)
      return wordsOf(
        await peer.world.until(() =>
          told().find((one: PeerMessage) => one !== shown && isFinal(wordsOf(one))),
        ),
      )
    },
    inThread: (line) => newlyTold(() => alex.say(`<@${BOT}> ${line}`, billing, card.ts), isFinal),
    async press(label) {
      const at = await peer.world.until(() => told().findLast((one) => labelsIn(one.blocks).includes(label)))
      await newlyTold(() => alex.press(at, label), isFinal)
    },
    async card() {
      await stage.delivered()
      return wordsOf(card)
    },
    async thread() {
      await stage.delivered()
      return alex
        .sees(billing, card.ts)
        .filter(({ user }) => user === BOT)
        .map(wordsOf)
        .join('\n')
    },
    close: () => stage.close(),
  }
})
