import { type Answered, actionsIn, openStage } from '../chat/teams/stage.ts'
import { wordsOf } from '../peers/teams.ts'
import { type DraftingStage, draftingContract, type Seen } from './drafting.ts'

draftingContract('Teams', async (): Promise<DraftingStage> => {
  const stage = await openStage()
  const { answering, ledger, peer, ines } = stage
  await stage.install()
  const { card } = await stage.posted({ found: { text: 'I was charged twice.' } })
  let dialog: unknown = null

  const inputsIn = (value: unknown): object[] => {
    if (Array.isArray(value)) return value.flatMap(inputsIn)
    if (value === null || typeof value !== 'object') return []
    const own = String(Reflect.get(value, 'type')).startsWith('Input.') ? [value] : []
    return [...own, ...Object.values(value).flatMap(inputsIn)]
  }
  const textsIn = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(textsIn)
    if (value === null || typeof value !== 'object') return []
    return Object.entries(value).flatMap(([key, inner]) =>
      (key === 'text' || key === 'label') && typeof inner === 'string' ? [inner] : textsIn(inner),
    )
  }

  function seen({ body }: Answered): Seen {
    dialog = body
    const { value } = Object(Object(body).task)
    const inputs = inputsIn(value).map((input) => Object(input))
    const texts = textsIn(value)
    const faults = texts.flatMap((text, index): [string, string][] => {
      if (!text.startsWith('⚠ Confirm') && !text.startsWith('⚠ It cannot')) return []
      const label = texts[index + 1] ?? ''
      const input = inputs.find((one) => one.label === label)
      return [[String(input?.id ?? '').replace('field:', ''), text]]
    })
    return {
      title: typeof value === 'string' ? '' : String(value?.title),
      words: typeof value === 'string' ? value : texts.join('\n'),
      fields: Object.fromEntries(
        inputs.map(({ id, value: at }) => [String(id).replace('field:', ''), String(at ?? '')]),
      ),
      faults: Object.fromEntries(faults),
    }
  }

  async function send(values: object): Promise<Seen> {
    const action = actionsIn(dialog).find(({ type }) => type === 'Action.Submit')
    return seen(
      await stage.invoke(ines, { thread: card }, 'task/submit', {
        data: { ...Object(action?.data), ...values },
      }),
    )
  }

  const said = () =>
    peer.messages.filter(
      (one) => one.conversation.startsWith('a:') || Object(one).to !== undefined || one !== card,
    )
  const last = (final: (words: string) => boolean) => {
    const found = said().findLast((one) => final(wordsOf(one)))
    return found === undefined ? '' : wordsOf(found)
  }
  const isFinal = (words: string) => !words.includes('One moment')

  return {
    ledger,
    answering,
    open: async () => seen(await stage.press(ines, card, 'Draft a reply…')),
    look: () => send({}),
    async submit(values) {
      const shown = inputsIn(Object(Object(dialog).task).value)
      const before = shown.map((input) => [Object(input).id, String(Object(input).value ?? '')])
      const given = Object.entries(values).map(([name, value]) => [`field:${name}`, value])
      let now = await send(Object.fromEntries([...before, ...given]))
      while (now.title === 'One moment') now = await send({})
      return now
    },
    async run(line) {
      await stage.say(ines, 'chat', line)
      return last(isFinal)
    },
    async inThread(line) {
      await stage.say(ines, { thread: card }, line)
      return last(isFinal)
    },
    async press(label) {
      const at = said().findLast((one) => actionsIn(one.body).some(({ title }) => title === label))
      if (at === undefined) throw new Error(`Nothing has a button ${label}.`)
      await stage.press(ines, at, label)
    },
    async card() {
      await stage.settle()
      return wordsOf(card)
    },
    async thread() {
      await stage.settle()
      return peer.messages
        .filter((one) => one.conversation.includes(`messageid=${card.id}`))
        .map(wordsOf)
        .join('\n')
    },
    close: () => stage.close(),
  }
})
