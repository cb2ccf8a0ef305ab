import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/listen/charset.ts'
import { parseDate } from '../../src/listen/dates.ts'
import { LONGEST_TEXT, toFound } from '../../src/listen/found.ts'
import { htmlToText } from '../../src/listen/html.ts'
import { at } from '../../src/listen/pointer.ts'

describe('htmlToText', () => {
  it.each([
    ['plain, R&D, a < b', 'plain, R&D, a < b'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<ul><li>One</li><li>Two</ul>', '- One\n- Two'],
    ['I &lt;3 it &amp; you &eacute; &#128512; &nbsp;!', 'I <3 it & you é 😀 !'],
    ['<b>bo</b>ld <i> and </i> thin', 'bold and thin'],
    ['a<script>alert("x")</script>b<style>p{}</style>c', 'abc'],
    ['<div>a<div>b</div></div>c', 'a\nb\nc'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
    ['<!-- hidden --><p title="hidden">seen', 'seen'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<p>   </p>\n\n<p>x</p>', 'x'],
  ])('%j', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it('never leaves a blank at an edge, two blanks, or more than one empty line', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      ' ',
      '\n',
      'word',
      '<li>',
      '&nbsp;',
      '<td>',
      '<b>',
      '</b>',
      '<',
      '&',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = htmlToText(`<p>${pieces.join('')}`)
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/ {2}| \n|\n |\n{3}/)
      }),
    )
  })

  it.each(['<', '<a ', '&', '&amp', '<!--', '<title><<', '<b> </b>', '<script>', '<p><i>'])(
    'is done with a million characters of %j',
    (piece) => {
      expect(htmlToText(piece.repeat(Math.ceil(1_000_000 / piece.length))).length).toBeLessThan(300_000)
    },
  )
})

describe('parseDate', () => {
  const iso = (text: string | number) => {
    const parsed = parseDate(text)
    return parsed === null ? null : new Date(parsed).toISOString()
  }

  it.each([
    ['Mon, 02 Nov 2026 10:00:00 GMT', '2026-11-02T10:00:00.000Z'],
    ['Mon, 2 Nov 26 10:00 EST', '2026-11-02T15:00:00.000Z'],
    ['2 Nov 2026 10:00:00 +0130', '2026-11-02T08:30:00.000Z'],
    ['Mon, 02 Nov 2026 10:00:00 AEST', '2026-11-02T10:00:00.000Z'],
    ['2026-11-02T10:00:00Z', '2026-11-02T10:00:00.000Z'],
    ['2026-11-02T10:00:00.25-05:00', '2026-11-02T15:00:00.250Z'],
    ['2026-11-02 10:00', '2026-11-02T10:00:00.000Z'],
    ['2026-11-02', '2026-11-02T00:00:00.000Z'],
    ['4 March 2026', '2026-03-04T00:00:00.000Z'],
    ['March 4th, 2026 4:05 pm', '2026-03-04T16:05:00.000Z'],
    ['31.12.2026 23:59', '2026-12-31T23:59:00.000Z'],
    ['12/31/2026', '2026-12-31T00:00:00.000Z'],
    ['31/12/2026', '2026-12-31T00:00:00.000Z'],
    ['2026/12/31', '2026-12-31T00:00:00.000Z'],
    ['Sun Nov 01 2026 10:00:00 GMT+0100 (CET)', '2026-11-01T09:00:00.000Z'],
    ['1793613600', '2026-11-02T10:00:00.000Z'],
    [1_793_613_600_000, '2026-11-02T10:00:00.000Z'],
    ['03/04/2026', null],
    ['Mon, 32 Nov 2026 10:00:00 GMT', null],
    ['2026-02-29', null],
    ['2026-11-02T25:00:00Z', null],
    ['yesterday', null],
    ['2', null],
    ['', null],
    ['0000-00-00 00:00:00', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
  ])('%j', (written, expected) => {
    expect(iso(written)).toBe(expected)
  })

  it('reads back every time as machines write it', () => {
    const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(time, (date) => {
        expect(parseDate(date.toISOString())).toBe(date.getTime())
        expect(parseDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000)
        expect(parseDate(date.getTime())).toBe(date.getTime())
      }),
    )
  })

  it('never throws, and never answers what is no time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double()), (written) => {
        expect(Number.isFinite(parseDate(written) ?? 0)).toBe(true)
      }),
    )
  })
})

describe('decode', () => {
  const windows = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x80, 0x94])

  it.each([
    ['UTF-8', Buffer.from('café'), null, 'café'],
    ['a UTF-8 mark against the header', Buffer.from('\ufeffcafé'), 'text/xml; charset=iso-8859-1', 'café'],
    ['a UTF-16 mark', Buffer.from('\ufeffcafé', 'utf16le'), 'text/xml', 'café'],
    ['a big-endian UTF-16 mark', Buffer.from('\ufeffcafé', 'utf16le').swap16(), null, 'café'],
    ['the header', Buffer.from([0xe9]), 'text/xml; charset="ISO-8859-2"', 'é'],
    ['the header before the declaration', xml('iso-8859-5', [0xe9]), 'text/xml;charset=iso-8859-1', 'é'],
    ['the declaration', xml('iso-8859-5', [0xe9]), 'text/xml', 'щ'],
    ['a header that the bytes contradict', windows, 'text/xml; charset=utf-8', 'café “€”'],
    ['an unknown charset', Buffer.from('café'), 'text/xml; charset=klingon', 'café'],
    ['a declaration of UTF-16 in ASCII', xml('utf-16', [0xc3, 0xa9]), null, 'é'],
    ['windows-1252 that nobody declares', windows, null, 'café “€”'],
  ])('%s', (_name, bytes, contentType, ends) => {
    expect(decode(bytes, contentType).endsWith(ends)).toBe(true)
  })

  function xml(charset: string, rest: readonly number[]): Buffer {
    return Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${charset}"?>`), Buffer.from(rest)])
  }

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, type) => {
        expect(decode(bytes, `text/xml; charset=${type}`)).toBeTypeOf('string')
      }),
    )
  })
})

describe('toFound', () => {
  it('takes out control characters, and keeps lines and scripts', () => {
    const found = toFound({ id: '1', text: ' a\0b\r\nc\u0007\u200d שלום\ufeff\u009f ' })
    expect(found?.text).toBe('ab\nc\u200d שלום')
  })

  it('gives nothing for an entry that says nothing, and the title when that is all there is', () => {
    expect(toFound({ id: '1', text: ' \0 ', title: '\n' })).toBeNull()
    expect(toFound({ id: ' ', text: 'words' })).toBeNull()
    expect(toFound({ id: '1', text: '', title: 'Only a title' })).toMatchObject({
      text: 'Only a title',
      title: null,
    })
  })

  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['/a', 'https://base.example/a'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://example.com/', null],
    ['https://good.example@evil.example/', 'https://evil.example/'],
    ['', null],
    [`https://example.com/${'a'.repeat(3_000)}`, null],
  ])('address %#', (url, expected) => {
    expect(toFound({ id: '1', text: 'x', url }, 'https://base.example/feed')?.url).toBe(expected)
  })

  it.each([
    ['pt-BR', 'pt'],
    ['DE', 'de'],
    ['und', null],
    ['english', null],
    ['', null],
  ])('language %j', (language, expected) => {
    expect(toFound({ id: '1', text: 'x', language })?.language).toBe(expected)
  })

  it('is fit to be stored, whatever comes', () => {
    const any = fc.string({ unit: 'binary', maxLength: 50 })
    fc.assert(
      fc.property(
        any,
        any,
        any,
        any,
        fc.double(),
        fc.nat({ max: 3 }),
        (id, text, title, name, reach, times) => {
          const found = toFound({ id, text: text.repeat(10 ** times), title, author: { name }, reach })
          if (found === null) return
          const words = [found.externalId, found.text, found.title ?? '-', found.author?.name ?? '-']
          for (const each of words) {
            expect(each.isWellFormed()).toBe(true)
            expect(each).not.toMatch(/[^\P{Cc}\t\n]/u)
            expect(each.normalize('NFC')).toBe(each)
            expect(each.trim()).toBe(each)
            expect(each).not.toBe('')
          }
          expect(found.text.length).toBeLessThanOrEqual(LONGEST_TEXT)
          expect(Number.isInteger(found.reach) && found.reach >= 0).toBe(true)
          // What comes again is the same.
          expect(toFound({ ...found, id: found.externalId })).toEqual(found)
        },
      ),
    )
  })
})

describe('JSON Pointer', () => {
  const value = { a: [{ 'b/c': { '~d': 1 } }], '': 2, list: [1, 2] }
  it.each([
    ['', value],
    ['/a/0/b~1c/~0d', 1],
    ['/', 2],
    ['/list/1', 2],
    ['/list/2', undefined],
    ['/a/0/b~1c/~0d/x', undefined],
    ['/constructor', undefined],
    ['/list/length/x', undefined],
  ])('%j', (pointer, expected) => {
    expect(at(value, pointer)).toEqual(expected)
  })
})
