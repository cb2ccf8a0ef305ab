import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from '../../src/core/fold.ts'

it.each([
  ['CAFÉ', 'cafe'],
  ['Cafe\u0301', 'cafe'],
  ['ZURÜCK', 'zuruck'],
  ['İstanbul', 'istanbul'],
  ['ﬁne №１', 'fine no1'],
  ['Łódź', 'łodz'],
  ['ПОЗДНО', 'поздно'],
  ['Tab\tand\nline', 'tab\tand\nline'],
  ['', ''],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

it('changes nothing that is folded already, and joins as it folds apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, other) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(fold(`${text} ${other}`)).toBe(`${fold(text)} ${fold(other)}`)
    }),
  )
})
