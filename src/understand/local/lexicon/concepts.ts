/**
 * What customers' words are about, told apart as far as it helps to understand a mention. The model learns
 * what each concept means for kind, sentiment and so on; a language's lexicon says which words stand for it.
 * The order is that of the weights: a new concept goes to the end, and the model is trained again.
 */
export const CONCEPTS = [
  // Feeling
  'delight',
  'liking',
  'dislike',
  'disgust',
  'anger',
  'insult',
  'swearing',
  'worry',
  'sorrow',
  'cheer',
  'thanks',
  'recommending',
  'irony',
  // Shades
  'not',
  'but',
  'very',
  'hardly',
  'again',
  'never',
  // What went well or wrong
  'works',
  'broken',
  'late',
  'missing',
  'damaged',
  'cancelled',
  'unanswered',
  'worse',
  'wasted',
  'leaving',
  'solved',
  // What is wanted
  'asking',
  'why',
  'helpless',
  'wishing',
  'demand',
  // Whose it is
  'app',
  'goods',
  'delivery',
  'travel',
  'stock',
  'charge',
  'refund',
  'price',
  'account',
  'contact',
  'staff',
  'manners',
  'shop',
  'campaign',
  // Urgency
  'danger',
  'abuse',
  'fraud',
  'legal',
  'stranded',
  'outage',
  'now',
  'frail',
  // Noise
  'news',
  'advert',
  'chatter',
  'detail',
  // Who speaks
  'me',
  'you',
] as const
export type Concept = (typeof CONCEPTS)[number]

/**
 * Words and phrases for a concept, separated by commas. A star stands for any ending: `delay*`.
 * Case and accents do not matter.
 */
export type Lexicon = Readonly<Record<Concept, string>>
