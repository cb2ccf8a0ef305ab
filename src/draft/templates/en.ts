import type { Phrases } from './phrases.ts'

export const en: Phrases = {
  greeting: {
    warm: { named: 'Hi {name},', unnamed: 'Hi,' },
    plain: { named: 'Hello {name},', unnamed: 'Hello,' },
    formal: { named: 'Dear {name},', unnamed: 'Good day,' },
  },
  opening: {
    praise: {
      warm: ['Thank you so much, reading this made us smile.', 'What a lovely thing to read, thank you!'],
      plain: ['Thank you for your kind words.', 'Thank you, it is good to read this.'],
      formal: ['Thank you very much for your kind words.', 'We are most grateful for your kind message.'],
    },
    complaint: {
      warm: [
        'Thank you for telling us, and we are sorry to read this. That is not what a day with us should be like.',
        'We are sorry to hear this, and thank you for being so open with us.',
      ],
      plain: [
        'Thank you for telling us. We are sorry to read this.',
        'We are sorry to hear this. Thank you for writing to us.',
      ],
      formal: [
        'Thank you for bringing this to our attention. We are sorry to read of your experience.',
        'We regret to read of your experience, and thank you for describing it to us.',
      ],
    },
    question: {
      warm: ['Good question, thank you for asking!', 'Thanks for asking, that is a good question.'],
      plain: ['Thank you for your question.', 'Thank you for asking.'],
      formal: [
        'Thank you very much for your question.',
        'Thank you for your interest and for your question.',
      ],
    },
    suggestion: {
      warm: ['What a nice idea, thank you for sharing it!', 'Thank you for thinking along with us.'],
      plain: ['Thank you for the suggestion.', 'Thank you for your idea.'],
      formal: ['Thank you very much for your suggestion.', 'We are grateful for your suggestion.'],
    },
    other: {
      warm: ['Thank you for writing about us!', 'Thanks for the mention, we enjoyed reading it.'],
      plain: ['Thank you for your message.', 'Thank you for writing.'],
      formal: ['Thank you very much for your message.', 'We are grateful for your message.'],
    },
  },
  theme: 'We understand that it is about {theme}.',
  brought: 'It is now with our {team}.',
  teams: {
    product: 'product team',
    operations: 'operations team',
    support: 'support team',
    billing: 'billing team',
    people: 'team for people and service',
    marketing: 'marketing team',
    other: 'team that knows most about it',
  },
  done: {
    fix: 'Our team has fixed it.',
    refund: 'The refund has been made.',
    'policy change': 'We have changed our rules because of it.',
    'product change': 'We have changed the product because of it.',
    recognise: 'We have passed the compliment on to the colleague who earned it.',
    replicate: 'We have introduced it in more places.',
    other: 'We have taken action on it.',
  },
  closing: {
    praise: {
      warm: 'Have a lovely day!',
      plain: 'Have a good day.',
      formal: 'We wish you a pleasant day.',
    },
    complaint: {
      warm: 'Write to us at any time, your words matter to us.',
      plain: 'If there is more to say, please write to us.',
      formal: 'Should you wish to add anything, please write to us.',
    },
    question: {
      warm: 'If you tell us a little more, it is easier to answer well.',
      plain: 'A few more details make it easier to answer well.',
      formal: 'A few more details would make it easier to answer you well.',
    },
    suggestion: {
      warm: 'Ideas like yours are how good things begin.',
      plain: 'Ideas like this one are welcome at any time.',
      formal: 'Suggestions such as yours are always welcome.',
    },
    other: {
      warm: 'Have a lovely day!',
      plain: 'Have a good day.',
      formal: 'We wish you a pleasant day.',
    },
  },
  signature: { warm: 'Your {brand} team', plain: '{brand}', formal: 'Kind regards, {brand}' },
}
