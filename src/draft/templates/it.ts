import type { Phrases } from './phrases.ts'

export const it: Phrases = {
  greeting: {
    warm: { named: 'Ciao {name},', unnamed: 'Ciao,' },
    plain: { named: 'Buongiorno {name},', unnamed: 'Buongiorno,' },
    formal: { named: 'Gentile {name},', unnamed: 'Buongiorno,' },
  },
  opening: {
    praise: {
      warm: ['grazie mille, leggerti ci ha fatto sorridere.', 'che gioia leggerlo, grazie!'],
      plain: ['grazie per le Sue gentili parole.', 'grazie, è un piacere leggerlo.'],
      formal: [
        'La ringraziamo molto per le Sue gentili parole.',
        'grazie infinite per il Suo gentile messaggio.',
      ],
    },
    complaint: {
      warm: [
        'grazie per avercelo detto. Ci dispiace leggerlo, una giornata con noi non dovrebbe essere così.',
        'ci dispiace sentirlo, e grazie per la franchezza.',
      ],
      plain: [
        'grazie per avercelo detto. Ci dispiace leggerlo.',
        'ci dispiace saperlo. Grazie per averci scritto.',
      ],
      formal: [
        'La ringraziamo per averci fatto sapere la cosa. Ci dispiace leggerlo.',
        'ci rincresce leggerlo e La ringraziamo per il messaggio.',
      ],
    },
    question: {
      warm: ['bella domanda, grazie!', 'grazie per la domanda.'],
      plain: ['grazie per la Sua domanda.', 'grazie di averlo chiesto.'],
      formal: ['La ringraziamo molto per la Sua domanda.', "grazie per l'interesse e per la Sua domanda."],
    },
    suggestion: {
      warm: ['che bella idea, grazie!', 'grazie di pensare insieme a noi.'],
      plain: ['grazie per il suggerimento.', 'grazie per la Sua idea.'],
      formal: ['La ringraziamo molto per il Suo suggerimento.', 'grazie infinite per il Suo suggerimento.'],
    },
    other: {
      warm: ['grazie di parlare di noi!', 'grazie, è stato un piacere leggerti.'],
      plain: ['grazie per il Suo messaggio.', 'grazie per averci scritto.'],
      formal: ['La ringraziamo molto per il Suo messaggio.', 'grazie infinite per il Suo messaggio.'],
    },
  },
  theme: 'Capiamo che si tratta di questo: {theme}.',
  brought: 'Ora è nelle mani del nostro {team}.',
  teams: {
    product: 'team prodotto',
    operations: 'team logistica',
    support: 'servizio clienti',
    billing: 'team pagamenti',
    people: 'team di sala',
    marketing: 'team marketing',
    other: 'team che ne sa di più',
  },
  done: {
    fix: "Il nostro team l'ha sistemato.",
    refund: 'Il rimborso è stato fatto.',
    'policy change': 'Abbiamo modificato le nostre regole per questo.',
    'product change': 'Abbiamo modificato il prodotto per questo.',
    recognise: 'Abbiamo riferito il complimento a chi lo merita.',
    replicate: "L'abbiamo introdotto in più luoghi.",
    other: 'Abbiamo preso provvedimenti.',
  },
  closing: {
    praise: { warm: 'Buona giornata!', plain: 'Buona giornata.', formal: 'Le auguriamo una buona giornata.' },
    complaint: {
      warm: 'Scrivici quando vuoi, le tue parole contano per noi.',
      plain: 'Se vuole aggiungere qualcosa, ci scriva.',
      formal: 'Se desidera aggiungere qualcosa, La preghiamo di scriverci.',
    },
    question: {
      warm: 'Con qualche dettaglio in più è più facile rispondere bene.',
      plain: 'Qualche dettaglio in più aiuta a rispondere bene.',
      formal: 'Qualche dettaglio in più aiuterebbe a risponderLe bene.',
    },
    suggestion: {
      warm: 'Le cose belle cominciano con idee come la tua.',
      plain: 'Idee come questa sono sempre benvenute.',
      formal: 'Suggerimenti come il Suo sono sempre benvenuti.',
    },
    other: { warm: 'Buona giornata!', plain: 'Buona giornata.', formal: 'Le auguriamo una buona giornata.' },
  },
  signature: { warm: 'Il team {brand}', plain: '{brand}', formal: 'Cordiali saluti, {brand}' },
}
