import { describe, expect, it } from 'vitest'
import { compileMutes } from '../../src/amplify/mutes.ts'
import type { Mute } from '../../src/core/ledger.ts'
import { mention, NOON } from './rows.ts'

function muted(what: Mute['what'], value: string) {
  return compileMutes([
    { what: 'word', value: 'unrelated', until: null, by: 'Ines', at: NOON },
    { what, value, until: null, by: 'Ines', at: NOON },
  ])
}

describe('mutes', () => {
  it('silence a source by its name', () => {
    expect(muted('source', 'reviews')(mention())).toBe('the source reviews is muted')
    expect(muted('source', 'review')(mention())).toBeNull()
  })

  it('silence an author by name or account, without naming them', () => {
    expect(muted('author', '@ANA')(mention())).toBe('its author is muted')
    expect(muted('author', 'ana p.')(mention())).toBe('its author is muted')
    expect(muted('author', 'ana')(mention({ author: null }))).toBeNull()
  })

  it('silence a word in title or text, as a whole word', () => {
    expect(muted('word', 'bag of Beans')(mention())).toBe('the word “bag of Beans” is muted')
    expect(muted('word', 'lottery')(mention({ title: 'LOTTERY!' }))).toBe('the word “lottery” is muted')
    expect(muted('word', 'bean')(mention())).toBeNull()
  })
})
