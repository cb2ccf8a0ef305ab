import fc from 'fast-check'
import type { Card, Part } from '../../../src/core/card.ts'
import type { Field, Form } from '../../../src/core/form.ts'
import { anyChart } from '../../contracts/charts.ts'

/** What customers may write to be more than words. */
export const HOSTILE: readonly string[] = [
  '<!channel> <!here> <!everyone> <!subteam^S012|@all>',
  '<@U012ABC> <#C012ABC|general> @here @channel #general',
  '<https://evil.example|https://larkbean.example/login>',
  '[click](https://evil.example) *bold* _it_ ~no~ `code` > quote',
  '```code``` :tada: :fire: &lt;!channel&gt; &amp;lt;',
  '\u202Egnp.exe\u202C \u2066x\u2069 \u200Bzero\u200Bwidth\uFEFF',
  'mailto:boss@larkbean.example tel:+4930123456',
  '𝕬𝖑𝖑 👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u{1F468}\u{1F3FF}',
  'a\u0000b\u0007c\u001b[31mred',
  '{"type":"mrkdwn","text":"<!channel>"}',
]

export const hostileWords = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('x', '😀', '&', '<', '\n', 'é', 'word '), fc.integer({ min: 1, max: 9_000 }))
    .map(([unit, times]) => unit.repeat(times)),
)

/** Cards far above every limit. */
export const bulkyCard: fc.Arbitrary<Card> = fc.record({
  summary: hostileWords,
  parts: fc.array(
    fc.oneof(
      fc.record({ part: fc.constant('text' as const), text: hostileWords }),
      fc.record({
        part: fc.constant('quote' as const),
        text: hostileWords,
        by: fc.option(hostileWords),
        link: fc.option(
          fc.record({ label: hostileWords, url: fc.webUrl({ withFragments: true, size: 'large' }) }),
        ),
      }),
      fc.record({
        part: fc.constant('facts' as const),
        facts: fc.array(fc.record({ label: hostileWords, value: hostileWords }), { maxLength: 30 }),
      }),
      fc.record({
        part: fc.constant('list' as const),
        items: fc.array(
          fc.record({
            text: hostileWords,
            detail: fc.option(hostileWords),
            tone: fc.constant('bad' as const),
            open: fc.option(hostileWords),
          }),
          { maxLength: 120 },
        ),
      }),
      fc.record({
        part: fc.constant('actions' as const),
        actions: fc.array(
          fc.oneof(
            fc.record({
              label: hostileWords,
              style: fc.constant('primary' as const),
              does: fc.constant('run' as const),
              command: hostileWords,
            }),
            fc.record({
              label: hostileWords,
              style: fc.constant('plain' as const),
              does: fc.constant('link' as const),
              url: fc.oneof(fc.webUrl({ size: 'large' }), hostileWords),
            }),
          ),
          { maxLength: 60 },
        ),
      }),
      fc.record({ part: fc.constant('note' as const), text: hostileWords }),
      fc.record({ part: fc.constant('chart' as const), chart: anyChart }),
      fc.record({
        part: fc.constant('heading' as const),
        text: hostileWords,
        tone: fc.constant('good' as const),
      }),
    ) satisfies fc.Arbitrary<Part>,
    { maxLength: 130 },
  ),
})

const label = fc.record({
  name: fc.uuid(),
  label: hostileWords,
  required: fc.boolean(),
  hint: fc.option(hostileWords),
})

const field: fc.Arbitrary<Field> = fc
  .tuple(
    label,
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('line' as const, 'paragraph' as const),
        max: fc.integer({ min: 1, max: 8_000 }),
        initial: hostileWords,
      }),
      fc
        .tuple(
          fc.array(fc.record({ value: hostileWords, label: hostileWords }), { maxLength: 260 }),
          fc.nat(),
        )
        .map(([options, chosen]) => ({
          kind: 'choice' as const,
          options,
          initial: options[chosen % Math.max(1, options.length)]?.value ?? null,
        })),
    ),
  )
  .map(([asked, input]) => ({ ...asked, ...input }))

export const anyForm: fc.Arbitrary<Form> = fc.record({
  form: fc.constant('log' as const),
  mention: fc.constant(1),
  title: hostileWords,
  submit: hostileWords,
  intro: hostileWords,
  fields: fc.array(field, { maxLength: 12 }),
})
