import fc from 'fast-check'
import { expect, it } from 'vitest'
import { setDraftStage } from './stage.ts'
import { act } from './story.ts'

const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const word = fc.string({ unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), minLength: 6, maxLength: 9 })

/** Something that says who somebody is, and what of it must never be seen. */
const secret = fc.oneof(
  fc.tuple(word, word).map(([name, host]) => ({ written: `${name}@${host}.example`, tell: name })),
  digits(10).map((number) => ({
    written: `+44 ${number.slice(0, 4)} ${number.slice(4)}`,
    tell: number.slice(4),
  })),
  digits(18).map((number) => ({ written: `DE${number}`, tell: number })),
  digits(6).map((code) => ({ written: `order AB-${code}`, tell: code })),
  word.map((name) => ({ written: `@${name}`, tell: name })),
  fc.tuple(word, word).map(([host, path]) => ({ written: `https://${host}.example/${path}`, tell: path })),
)

it('what is masked never reaches the wire, wherever it stands', async () => {
  const { propose, peer } = await setDraftStage()
  let id = 100
  await fc.assert(
    fc.asyncProperty(
      fc.record({ text: secret, title: secret, note: secret, request: secret, unlike: secret, name: word }),
      async ({ text, title, note, request, unlike, name }) => {
        const author = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
        const before = peer.asked.length
        id += 1
        await propose(
          {
            mention: {
              id,
              title: `About ${title.written}`,
              text: `Reach me, ${author}, at ${text.written} please.`,
              author: { key: `key-of-${name}`, name: `${author} Xq`, url: `https://social.example/${name}` },
            },
            acts: [
              act('log', {
                action: 'reply',
                note: `wrote to ${note.written}`,
                link: `https://erp.example/${name}`,
              }),
            ],
          },
          {
            instruction: `Mention ${request.written}`,
            unlike: [`Dear ${author}, see ${unlike.written} for more.`],
          },
        )
        const wire = peer.asked
          .slice(before)
          .map((question) => JSON.stringify(question.material))
          .join()
        expect(peer.asked.length).toBe(before + 1)
        for (const { tell } of [text, title, note, request, unlike]) expect(wire).not.toContain(tell)
        expect(wire).not.toContain(author)
        expect(wire).not.toContain(`social.example`)
        expect(wire).not.toContain(`/${name}`)
      },
    ),
    { numRuns: 60 },
  )
})
