import type { Phrases } from './phrases.ts'

export const nl: Phrases = {
  greeting: {
    warm: { named: 'Hoi {name},', unnamed: 'Hoi,' },
    plain: { named: 'Hallo {name},', unnamed: 'Hallo,' },
    formal: { named: 'Geachte {name},', unnamed: 'Geachte heer of mevrouw,' },
  },
  opening: {
    praise: {
      warm: ['Heel erg bedankt, dit lezen maakt ons blij.', 'Wat fijn om te lezen, dank je!'],
      plain: ['Bedankt voor de vriendelijke woorden.', 'Bedankt, het is fijn om dit te lezen.'],
      formal: [
        'Hartelijk dank voor uw vriendelijke woorden.',
        'Wij danken u zeer voor uw vriendelijke bericht.',
      ],
    },
    complaint: {
      warm: [
        'Bedankt dat je het ons vertelt. Het spijt ons om dit te lezen. Zo hoort een dag met ons niet te zijn.',
        'Het spijt ons om dit te horen, en dank je voor je openheid.',
      ],
      plain: [
        'Bedankt dat u het ons vertelt. Het spijt ons om dit te lezen.',
        'Het spijt ons om dit te horen. Bedankt voor uw bericht.',
      ],
      formal: [
        'Wij danken u voor uw melding. Het spijt ons dit te lezen.',
        'Het spijt ons dit te lezen, en wij danken u voor uw bericht.',
      ],
    },
    question: {
      warm: ['Goede vraag, dank je!', 'Bedankt voor je vraag.'],
      plain: ['Bedankt voor uw vraag.', 'Dank u voor uw vraag.'],
      formal: ['Hartelijk dank voor uw vraag.', 'Wij danken u voor uw interesse en uw vraag.'],
    },
    suggestion: {
      warm: ['Wat een leuk idee, dank je!', 'Bedankt dat je met ons meedenkt.'],
      plain: ['Bedankt voor de suggestie.', 'Dank u voor uw idee.'],
      formal: ['Hartelijk dank voor uw suggestie.', 'Wij danken u zeer voor uw suggestie.'],
    },
    other: {
      warm: ['Leuk dat je over ons schrijft, dank je!', 'Dank je, fijn om te lezen.'],
      plain: ['Bedankt voor uw bericht.', 'Dank u voor uw woorden.'],
      formal: ['Hartelijk dank voor uw bericht.', 'Wij danken u zeer voor uw bericht.'],
    },
  },
  theme: 'We begrijpen dat het over {theme} gaat.',
  brought: 'Het ligt nu bij ons {team}.',
  teams: {
    product: 'productteam',
    operations: 'team voor levering',
    support: 'serviceteam',
    billing: 'team voor betalingen',
    people: 'team voor gastvrijheid',
    marketing: 'marketingteam',
    other: 'team dat er het meest van weet',
  },
  done: {
    fix: 'Ons team heeft het opgelost.',
    refund: 'De terugbetaling is gedaan.',
    'policy change': 'We hebben daarom onze regels aangepast.',
    'product change': 'We hebben daarom het product aangepast.',
    recognise: 'We hebben het compliment doorgegeven aan wie het verdient.',
    replicate: 'We hebben het op meer plekken ingevoerd.',
    other: 'We hebben daarom iets ondernomen.',
  },
  closing: {
    praise: { warm: 'Fijne dag nog!', plain: 'Een prettige dag.', formal: 'Wij wensen u een prettige dag.' },
    complaint: {
      warm: 'Schrijf ons gerust, je woorden zijn belangrijk voor ons.',
      plain: 'Schrijf ons gerust als er meer te zeggen is.',
      formal: 'Schrijft u ons gerust als u iets wilt toevoegen.',
    },
    question: {
      warm: 'Met wat meer details is het makkelijker om goed te antwoorden.',
      plain: 'Wat meer details helpen om goed te antwoorden.',
      formal: 'Enkele details meer zouden helpen om u goed te antwoorden.',
    },
    suggestion: {
      warm: 'Mooie dingen beginnen met ideeën zoals die van jou.',
      plain: 'Ideeën zoals dit zijn altijd welkom.',
      formal: 'Suggesties zoals de uwe zijn altijd welkom.',
    },
    other: { warm: 'Fijne dag nog!', plain: 'Een prettige dag.', formal: 'Wij wensen u een prettige dag.' },
  },
  signature: { warm: 'Het {brand}-team', plain: '{brand}', formal: 'Met vriendelijke groet, {brand}' },
}
