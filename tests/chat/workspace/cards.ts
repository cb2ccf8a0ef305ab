import type { Card, Tone } from '../../../src/core/card.ts'

// Cards as the workspace may get them: rich, long and hostile.

export interface Told {
  readonly mention: number
  readonly kind: string
  readonly tone: Tone
  readonly words: string
  readonly by?: string
  readonly url?: string
  readonly status?: string
}

export function mentionCard(told: Told): Card {
  const { mention, kind, tone, words, by = 'Helena P. · reviews', url, status = 'open' } = told
  return {
    summary: `${kind}: ${words.slice(0, 160)}`,
    parts: [
      { part: 'heading', text: `M-${mention} ${kind}, ${status}`, tone },
      {
        part: 'quote',
        text: words,
        by,
        link: { label: 'Open at reviews.example', url: url ?? 'https://reviews.example/larkbean/48267' },
      },
      {
        part: 'facts',
        facts: [
          { label: 'Why here', value: 'Delivery is what operations look after' },
          { label: 'Seen by', value: 'about 2,140' },
          { label: 'Also found', value: '2 copies, in social and forum' },
        ],
      },
      {
        part: 'actions',
        actions: [
          { label: 'Claim', style: 'primary', does: 'run', command: `claim M-${mention}` },
          { label: 'Log action…', style: 'plain', does: 'ask', form: { form: 'log', mention } },
          { label: 'Move…', style: 'plain', does: 'ask', form: { form: 'move', mention } },
          { label: 'Dismiss…', style: 'danger', does: 'ask', form: { form: 'dismiss', mention } },
        ],
      },
      { part: 'note', text: 'Probably a complaint, for operations. Because of: eight days later, wet box.' },
    ],
  }
}

/** What customers write to break a page. */
export const HOSTILE = [
  '<script>window.broken = true</script><img src=x onerror="window.broken = true">',
  '<!channel> <@U123> [click me](javascript:alert(1)) https://evil.example/login',
  '\u202Etxet desrever\u202C and back, שלום עולם, مرحبا',
  'Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'Z̸̢̛͎̀a̵l̴g̶o̷ 👩‍👩‍👧‍👦 ${7*7} {{7*7}} &lt;b&gt;',
].join('\n')

export const LONG = 'Waited eight days for beans that were promised in three. '.repeat(180).trim()
