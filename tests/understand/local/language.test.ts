import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../src/understand/local/language.ts'

const told = async (text: string, language: string | null = null) => languageOf({ text, language })

describe('language', () => {
  it.each([
    ['My parcel is late and nobody answers the phone.', 'en'],
    ['Mein Paket ist zu spät und niemand geht ans Telefon.', 'de'],
    ['Mon colis est en retard et personne ne répond.', 'fr'],
    ['Mi paquete llega tarde y nadie contesta al teléfono.', 'es'],
    ['A minha encomenda está atrasada e ninguém atende o telefone.', 'pt'],
    ['Il mio pacco è in ritardo e nessuno risponde al telefono.', 'it'],
    ['Mijn pakket is te laat en niemand neemt de telefoon op.', 'nl'],
    ['コーヒーの香りは最高です', 'ja'],
    ['커피가 너무 늦게 왔어요', 'ko'],
    ['המכונה הגיעה שבורה', 'he'],
    [
      'Mitt paket är försenat igen, och kundtjänsten svarar inte på mina mejl trots att jag har skrivit tre gånger.',
      'sv',
    ],
    ['Моя посылка опоздала, и никто не отвечает на звонки.', 'ru'],
  ])('of %j is %s', async (text, language) => {
    expect(await told(text)).toBe(language)
  })

  it.each(['', '❤️❤️', '12345', 'ok', 'xqzt'])('of %j cannot be told', async (text) => {
    expect(await told(text)).toBe('und')
  })

  it('is what the source says', async () => {
    expect(await told('Hello there, how are you?', 'pt-br')).toBe('pt')
  })

  it('is not what the source says when that is no language', async () => {
    expect(await told('Hello there, how are you today?', 'klingon')).toBe('en')
  })
})
