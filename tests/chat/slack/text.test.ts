import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, fit, plainText } from '../../../src/chat/slack/render/text.ts'
import { readTyped, withoutMention } from '../../../src/chat/slack/typed.ts'
import { clean } from '../../../src/core/wording.ts'
import { blockFaults, messageFaults, viewFaults } from '../../peers/slack-blocks.ts'
import { hostileWords } from './hostile.ts'
import { schemaFaults } from './schema.ts'

describe('what people type', () => {
  it.each([
    ['log M-1 fix &lt;b&gt; &amp; more', 'log M-1 fix <b> & more'],
    ['log M-1 fix done <https://a.example/x?y=1&amp;z=2>', 'log M-1 fix done https://a.example/x?y=1&z=2'],
    ['see <https://a.example|a.example>', 'see https://a.example'],
    ['assign M-1 <@U012|ines>', 'assign M-1 <@U012>'],
    ['move M-1 to <#C012|billing>', 'move M-1 to #billing'],
    ['mail <mailto:a@b.example|a@b.example>', 'mail a@b.example'],
    ['tell <!channel> and <!subteam^S1|@team>', 'tell @channel and @team'],
    ['&amp;lt; stays', '&lt; stays'],
  ])('%s', (sent, meant) => {
    expect(readTyped(sent)).toBe(meant)
  })

  it('comes back as it was typed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const sent = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
        expect(readTyped(sent)).toBe(typed)
      }),
    )
  })

  it('is a command after the bot’s name, wherever it stands', () => {
    expect(withoutMention('<@U0BOT> claim M-1', 'U0BOT')).toBe('claim M-1')
    expect(withoutMention('please <@U0BOT|earshot> claim M-1', 'U0BOT')).toMatch(/please\s+claim M-1/)
    expect(withoutMention('<@U0BOT> assign M-1 <@U1>', 'U0BOT')).toBe('assign M-1 <@U1>')
  })
})

describe('words for Slack', () => {
  it('fit, are whole characters, and start as they did', () => {
    fc.assert(
      fc.property(hostileWords, fc.integer({ min: 8, max: 300 }), (words, most) => {
        const shown = fit(words, most)
        expect(shown.length).toBeLessThanOrEqual(most)
        expect(shown.isWellFormed()).toBe(true)
        expect(clean(words).startsWith(shown.replace(/…$/, '').trimEnd())).toBe(true)
      }),
    )
  })

  it('mean nothing to Slack in the top-level text', () => {
    fc.assert(
      fc.property(hostileWords, (words) => {
        expect(escaped(words, 3_000)).not.toMatch(/<|>|&(?!(?:amp|lt|gt);)/)
      }),
    )
  })

  it('are never none, where Slack takes none', () => {
    expect(plainText('', 10)).toEqual({ type: 'plain_text', text: '–', emoji: false })
    expect(plainText('\u200b\u202e', 10).text).toBe('–')
  })
})

describe('the judges of blocks', () => {
  const button = (id: string, text = 'x') => ({
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text },
  })

  it.each<[string, unknown]>([
    ['a header too long', { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
    ['a header in markup', { type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    ['no text', { type: 'section', text: { type: 'plain_text', text: '' } }],
    ['too much text', { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3_001) } }],
    ['a button too long', { type: 'actions', elements: [button('a', 'x'.repeat(76))] }],
    ['the same action twice', { type: 'actions', elements: [button('a'), button('a')] }],
    [
      'too many buttons',
      { type: 'actions', elements: Array.from({ length: 26 }, (_, index) => button(`a${index}`)) },
    ],
    ['half a character', { type: 'section', text: { type: 'plain_text', text: '\ud83d' } }],
    ['a block of no kind', { type: 'banner' }],
  ])('see %s', (_, block) => {
    expect(blockFaults([block], 50)).not.toEqual([])
  })

  it('see too many blocks, messages without text, and windows without a way to send them', () => {
    const block = { type: 'divider' }
    expect(
      blockFaults(
        Array.from({ length: 51 }, () => block),
        50,
      ),
    ).not.toEqual([])
    expect(messageFaults({ text: '', blocks: [block] })).not.toEqual([])
    const input = {
      type: 'input',
      block_id: 'a',
      label: { type: 'plain_text', text: 'A' },
      element: { type: 'plain_text_input', action_id: 'b' },
    }
    const title = { type: 'plain_text', text: 'x' }
    expect(viewFaults({ type: 'modal', title, blocks: [input] })).not.toEqual([])
    expect(viewFaults({ type: 'modal', title, submit: title, blocks: [input] })).toEqual([])
  })

  it('know what Slack’s types do not', () => {
    expect(
      schemaFaults('block', { type: 'section', text: { type: 'plain_text', text: 'x', emoji: 'no' } }),
    ).not.toEqual([])
    expect(
      schemaFaults('block', { type: 'section', text: { type: 'plain_text', text: 'x' }, colour: 'red' }),
    ).not.toEqual([])
    expect(schemaFaults('block', { type: 'sektion' })).not.toEqual([])
    expect(schemaFaults('block', { type: 'divider' })).toEqual([])
  })
})
