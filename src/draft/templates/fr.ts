import type { Phrases } from './phrases.ts'

export const fr: Phrases = {
  greeting: {
    warm: { named: 'Bonjour {name},', unnamed: 'Bonjour,' },
    plain: { named: 'Bonjour {name},', unnamed: 'Bonjour,' },
    formal: { named: 'Bonjour {name},', unnamed: 'Madame, Monsieur,' },
  },
  opening: {
    praise: {
      warm: ['Un grand merci, vous lire nous a fait sourire.', 'Quel plaisir de lire cela, merci !'],
      plain: ['Merci pour vos mots aimables.', 'Merci, cela fait plaisir à lire.'],
      formal: [
        'Nous vous remercions vivement de vos mots aimables.',
        'Votre aimable message nous touche, merci beaucoup.',
      ],
    },
    complaint: {
      warm: [
        'Merci de nous le dire, et nous sommes désolés de lire cela. Un moment chez nous ne devrait pas ressembler à cela.',
        "Nous sommes désolés d'apprendre cela, et merci pour votre franchise.",
      ],
      plain: [
        'Merci de nous le dire. Nous sommes désolés de lire cela.',
        "Nous sommes désolés d'apprendre cela. Merci pour votre message.",
      ],
      formal: [
        "Nous vous remercions d'avoir attiré notre attention sur ce point. Nous regrettons de lire cela.",
        'Nous regrettons de lire cela et vous remercions de votre message.',
      ],
    },
    question: {
      warm: ['Bonne question, merci !', "Merci d'avoir posé la question."],
      plain: ['Merci pour votre question.', 'Merci de votre question.'],
      formal: [
        'Nous vous remercions vivement de votre question.',
        'Nous vous remercions de votre intérêt et de votre question.',
      ],
    },
    suggestion: {
      warm: ['Quelle belle idée, merci !', 'Merci de réfléchir avec nous.'],
      plain: ['Merci pour la suggestion.', 'Merci pour votre idée.'],
      formal: [
        'Nous vous remercions vivement de votre suggestion.',
        'Votre suggestion est la bienvenue, merci beaucoup.',
      ],
    },
    other: {
      warm: ['Merci de parler de nous !', 'Merci, vous lire a été un plaisir.'],
      plain: ['Merci pour votre message.', 'Merci de nous écrire.'],
      formal: [
        'Nous vous remercions vivement de votre message.',
        'Votre message nous touche, merci beaucoup.',
      ],
    },
  },
  theme: "Nous comprenons qu'il s'agit de ceci : {theme}.",
  brought: "C'est maintenant entre les mains de notre {team}.",
  teams: {
    product: 'équipe produit',
    operations: 'équipe logistique',
    support: 'service client',
    billing: 'équipe facturation',
    people: "équipe d'accueil",
    marketing: 'équipe marketing',
    other: 'équipe la mieux placée',
  },
  done: {
    fix: "Notre équipe l'a corrigé.",
    refund: 'Le remboursement a été effectué.',
    'policy change': 'Nous avons modifié nos règles à cause de cela.',
    'product change': 'Nous avons modifié le produit à cause de cela.',
    recognise: 'Nous avons transmis le compliment à la personne qui le mérite.',
    replicate: "Nous l'avons introduit à plusieurs endroits.",
    other: 'Nous avons agi en conséquence.',
  },
  closing: {
    praise: {
      warm: 'Belle journée à vous !',
      plain: 'Bonne journée.',
      formal: 'Nous vous souhaitons une agréable journée.',
    },
    complaint: {
      warm: 'Écrivez-nous à tout moment, vos mots comptent pour nous.',
      plain: 'Écrivez-nous si vous souhaitez ajouter quelque chose.',
      formal: "N'hésitez pas à nous écrire pour compléter votre message.",
    },
    question: {
      warm: 'Avec un peu plus de détails, il est plus facile de bien répondre.',
      plain: 'Quelques détails de plus aident à bien répondre.',
      formal: 'Quelques précisions aideraient à bien vous répondre.',
    },
    suggestion: {
      warm: 'Les belles choses commencent par des idées comme la vôtre.',
      plain: 'Des idées comme celle-ci sont toujours les bienvenues.',
      formal: 'Des suggestions comme la vôtre sont toujours les bienvenues.',
    },
    other: {
      warm: 'Belle journée à vous !',
      plain: 'Bonne journée.',
      formal: 'Nous vous souhaitons une agréable journée.',
    },
  },
  signature: { warm: "L'équipe {brand}", plain: '{brand}', formal: 'Bien cordialement, {brand}' },
}
