import { eld } from 'eld/extrasmall'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Detector, loadDetector } from '../../../src/understand/local/detector.ts'

let detector: Detector
beforeAll(async () => {
  detector = await loadDetector()
})

const TEXTS = [
  'Mitt paket är försenat igen, och kundtjänsten svarar inte på mina mejl.',
  'Paczka nie dotarła, a obsługa klienta nie odpowiada na wiadomości od tygodnia.',
  'Посылка не пришла, поддержка молчит уже неделю.',
  'Kargom hâlâ gelmedi ve müşteri hizmetleri cevap vermiyor.',
  'पार्सल देर से आया और कोई जवाब नहीं देता',
  'الطرد متأخر ولا أحد يرد على الهاتف',
  'Gói hàng đến muộn và không ai trả lời',
  "L'app non s'apre più \\ “aiuto”",
  '',
]

describe('the detector in little memory', () => {
  const said = (one: Pick<Detector, 'detect'>, text: string) => {
    const found = one.detect(text)
    return { language: found.language, reliable: found.isReliable(), scores: found.getScores() }
  }

  it('tells to the digit what eld tells', () => {
    for (const text of TEXTS) expect(said(detector, text)).toEqual(said(eld, text))
    expect(TEXTS.map((text) => detector.detect(text).language)).toEqual([
      'sv',
      'pl',
      'ru',
      'tr',
      'hi',
      'ar',
      'vi',
      'it',
      '',
    ])
  })

  it('does so for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(said(detector, text)).toEqual(said(eld, text))
      }),
    )
  })
})
