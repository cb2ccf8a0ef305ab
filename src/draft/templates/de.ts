import type { Phrases } from './phrases.ts'

export const de: Phrases = {
  greeting: {
    warm: { named: 'Hallo {name},', unnamed: 'Hallo,' },
    plain: { named: 'Guten Tag {name},', unnamed: 'Guten Tag,' },
    formal: { named: 'Guten Tag {name},', unnamed: 'Sehr geehrte Damen und Herren,' },
  },
  opening: {
    praise: {
      warm: ['vielen Dank, das zu lesen macht uns richtig Freude.', 'wie schön, das zu lesen, danke dir!'],
      plain: ['vielen Dank für Ihre netten Worte.', 'danke, es ist schön, das zu lesen.'],
      formal: [
        'haben Sie vielen Dank für Ihre freundlichen Worte.',
        'für Ihre freundliche Nachricht danken wir Ihnen sehr.',
      ],
    },
    complaint: {
      warm: [
        'danke, dass du uns das sagst. Es tut uns leid, das zu lesen. So soll ein Tag mit uns nicht sein.',
        'es tut uns leid, das zu hören, und danke für deine offenen Worte.',
      ],
      plain: [
        'danke, dass Sie uns das sagen. Es tut uns leid, das zu lesen.',
        'es tut uns leid, das zu hören. Danke für Ihre Nachricht.',
      ],
      formal: [
        'vielen Dank für Ihren Hinweis. Wir bedauern, das zu lesen.',
        'wir bedauern, das zu lesen, und danken Ihnen für Ihre Schilderung.',
      ],
    },
    question: {
      warm: ['gute Frage, danke dir!', 'danke für deine Frage.'],
      plain: ['vielen Dank für Ihre Frage.', 'danke für Ihre Frage.'],
      formal: ['haben Sie vielen Dank für Ihre Frage.', 'wir danken Ihnen für Ihr Interesse und Ihre Frage.'],
    },
    suggestion: {
      warm: ['was für eine schöne Idee, danke dir!', 'danke, dass du mit uns mitdenkst.'],
      plain: ['vielen Dank für den Vorschlag.', 'danke für Ihre Idee.'],
      formal: ['haben Sie vielen Dank für Ihren Vorschlag.', 'für Ihren Vorschlag danken wir Ihnen sehr.'],
    },
    other: {
      warm: ['danke, dass du von uns schreibst!', 'danke dir, wir haben das gern gelesen.'],
      plain: ['vielen Dank für Ihre Nachricht.', 'danke für Ihre Worte.'],
      formal: ['haben Sie vielen Dank für Ihre Nachricht.', 'für Ihre Nachricht danken wir Ihnen sehr.'],
    },
  },
  theme: 'Wir verstehen, dass es um {theme} geht.',
  brought: 'Es liegt jetzt bei unserem {team}.',
  teams: {
    product: 'Produktteam',
    operations: 'Team für Lieferung und Betrieb',
    support: 'Kundendienst',
    billing: 'Team für Zahlungen',
    people: 'Team für den Service',
    marketing: 'Marketingteam',
    other: 'Team, das am meisten davon versteht',
  },
  done: {
    fix: 'Unser Team hat es behoben.',
    refund: 'Die Erstattung ist erfolgt.',
    'policy change': 'Wir haben deswegen unsere Regeln geändert.',
    'product change': 'Wir haben deswegen das Produkt geändert.',
    recognise: 'Das Lob haben wir an die Person weitergegeben, die es verdient hat.',
    replicate: 'Wir haben es auch an weiteren Stellen eingeführt.',
    other: 'Wir haben deswegen etwas unternommen.',
  },
  closing: {
    praise: {
      warm: 'Hab einen schönen Tag!',
      plain: 'Einen schönen Tag noch.',
      formal: 'Wir wünschen Ihnen einen angenehmen Tag.',
    },
    complaint: {
      warm: 'Schreib uns jederzeit, deine Worte sind uns wichtig.',
      plain: 'Schreiben Sie uns gern, wenn es mehr zu sagen gibt.',
      formal: 'Schreiben Sie uns gern, falls Sie etwas ergänzen möchten.',
    },
    question: {
      warm: 'Wenn du uns etwas mehr dazu schreibst, lässt es sich besser beantworten.',
      plain: 'Mit ein paar Angaben mehr lässt es sich besser beantworten.',
      formal: 'Mit einigen weiteren Angaben lässt sich Ihre Frage besser beantworten.',
    },
    suggestion: {
      warm: 'Mit Ideen wie deiner fängt Gutes an.',
      plain: 'Ideen wie diese sind jederzeit willkommen.',
      formal: 'Vorschläge wie der Ihre sind jederzeit willkommen.',
    },
    other: {
      warm: 'Hab einen schönen Tag!',
      plain: 'Einen schönen Tag noch.',
      formal: 'Wir wünschen Ihnen einen angenehmen Tag.',
    },
  },
  signature: { warm: 'Dein {brand}-Team', plain: '{brand}', formal: 'Mit freundlichen Grüßen, {brand}' },
}
