import type { Verb } from './intent.ts'
import type { Role } from './member.ts'

/** One command, as people learn it. Help, manifests and refusals are made from this table alone. */
export interface VerbEntry {
  readonly verb: Verb
  /** `[...]` may be left out. */
  readonly usage: string
  /** One line. */
  readonly does: string
  /** Command lines that work as they stand. */
  readonly examples: readonly string[]
  /** The least role that may use it. */
  readonly role: Role
  /** Other words that mean it. */
  readonly aliases: readonly string[]
}

/** In the order in which help shows them. */
export const VERBS: readonly VerbEntry[] = [
  {
    verb: 'list',
    usage:
      'list [mine] [open|claimed|acted|snoozed|closed|dismissed|all|folded] [department] [kind] [page 2]',
    does: 'Shows the mentions before the team, the most pressing first.',
    examples: [
      'list',
      'list mine',
      'list open billing',
      'list closed complaints',
      'list @ines all page 2',
      'list folded',
    ],
    role: 'staff',
    aliases: ['ls', 'inbox', 'queue'],
  },
  {
    verb: 'show',
    usage: 'show M-142',
    does: 'Tells the whole story of a mention: the words, why it came here, what was done.',
    examples: ['show M-142', 'show 142', '#142'],
    role: 'staff',
    aliases: ['view', 'story'],
  },
  {
    verb: 'why',
    usage: 'why M-142',
    does: 'Tells what decided how a mention was understood: the words, and corrections by colleagues.',
    examples: ['why M-142', 'show M-142 why'],
    role: 'staff',
    aliases: ['explain'],
  },
  {
    verb: 'claim',
    usage: 'claim M-142',
    does: 'Takes a mention: you look after it.',
    examples: ['claim M-142', 'claim 142'],
    role: 'staff',
    aliases: ['take', 'grab'],
  },
  {
    verb: 'release',
    usage: 'release M-142',
    does: 'Gives back a mention that you claimed.',
    examples: ['release M-142'],
    role: 'staff',
    aliases: ['unclaim', 'drop'],
  },
  {
    verb: 'assign',
    usage: 'assign M-142 @colleague|me',
    does: 'Hands a mention to a colleague, who is told at once.',
    examples: ['assign M-142 @ines', 'assign 142 to Ines Roth', 'assign M-142 me'],
    role: 'staff',
    aliases: ['handover'],
  },
  {
    verb: 'log',
    usage:
      'log M-142 reply|fix|refund|policy-change|product-change|recognise|replicate|other note [https://link]',
    does: 'Records what the team did about a mention.',
    examples: [
      'log M-142 fix Corrected the opening hours on the site https://example.com/changes/7',
      'log M-142 refund Delivery fee paid back',
      'log 142 policy change Parcels now wait 14 days',
    ],
    role: 'staff',
    aliases: ['record', 'did'],
  },
  {
    verb: 'close',
    usage: 'close M-142 [note]',
    does: 'Ends the work on a mention.',
    examples: ['close M-142', 'close M-142 The customer has confirmed that it works'],
    role: 'staff',
    aliases: ['resolve', 'done', 'finish'],
  },
  {
    verb: 'reopen',
    usage: 'reopen M-142 [note]',
    does: 'Opens a closed, dismissed or snoozed mention again.',
    examples: ['reopen M-142', 'reopen M-142 It happened again'],
    role: 'staff',
    aliases: ['undismiss'],
  },
  {
    verb: 'snooze',
    usage: 'snooze M-142 2h|3d|tomorrow|next week',
    does: 'Puts a mention aside until later.',
    examples: ['snooze M-142 2h', 'snooze M-142 until tomorrow', 'snooze 142 for 3 days'],
    role: 'staff',
    aliases: ['sleep', 'postpone'],
  },
  {
    verb: 'dismiss',
    usage: 'dismiss M-142 not-about-us|advert|spam|duplicate|not-actionable|other [note]',
    does: 'Takes a mention off the list and records why; what is no news of ours is learnt from.',
    examples: ['dismiss M-142 advert', 'dismiss M-142 not about us Another company of that name'],
    role: 'staff',
    aliases: ['ignore', 'reject'],
  },
  {
    verb: 'move',
    usage: 'move M-142 [to] department',
    does: 'Sends a mention to the department that can act; the next ones like it go there by themselves.',
    examples: ['move M-142 to billing', 'move 142 product'],
    role: 'staff',
    aliases: ['reroute', 'transfer'],
  },
  {
    verb: 'mark',
    usage: 'mark M-142 praise|complaint|question|suggestion|other [urgent|normal|low]',
    does: 'Corrects what a mention was taken for; the next ones like it are understood better.',
    examples: ['mark M-142 praise', 'mark M-142 urgent', 'mark 142 complaint not urgent'],
    role: 'staff',
    aliases: ['kind', 'correct', 'relabel'],
  },
  {
    verb: 'raise',
    usage: 'raise M-142',
    does: 'Brings a mention that nobody was told of before the team; more like it will be shown.',
    examples: ['raise M-142'],
    role: 'staff',
    aliases: ['unfold', 'surface'],
  },
  {
    verb: 'corrections',
    usage: 'corrections [@colleague] [page 2]',
    does: 'Lists what you corrected, and what Earshot learns from; admins see everybody’s.',
    examples: ['corrections', 'corrections @ines'],
    role: 'staff',
    aliases: ['taught', 'lessons'],
  },
  {
    verb: 'forget',
    usage: 'forget correction 12 | forget corrections of @colleague',
    does: 'Takes corrections back, so that nothing is learnt from them; admins can take back anybody’s.',
    examples: ['forget correction 12', 'forget corrections of @ines'],
    role: 'staff',
    aliases: ['unlearn'],
  },
  {
    verb: 'thank',
    usage: 'thank M-142 [person] [note]',
    does: 'Passes praise on to the colleague who earned it.',
    examples: ['thank M-142 @ines', 'thank M-142 "Ines Roth" She stayed until the parcel was found'],
    role: 'staff',
    aliases: ['recognise', 'kudos', 'praise'],
  },
  {
    verb: 'draft',
    usage: 'draft M-142 [warm|plain|formal] [what to say] | draft D-7 | draft sent|again|drop D-7',
    does: 'Suggests replies to a mention, checks them, and sends the one that is approved.',
    examples: ['draft M-142', 'draft 142 warm', 'draft M-142 plain Say that the app is fixed', 'draft D-7'],
    role: 'staff',
    aliases: ['reply', 'answer', 'respond'],
  },
  {
    verb: 'drafts',
    usage: 'drafts [page 2]',
    does: 'Lists the replies that wait for somebody: for approval, to be sent, or in doubt.',
    examples: ['drafts'],
    role: 'staff',
    aliases: ['approvals', 'replies'],
  },
  {
    verb: 'search',
    usage:
      'search words ["a phrase"] [one OR other] [-not] [from:source] [dept:] [kind:] [mood:] [theme:T-12] [status:] [has:action] [lang:] [since:7d] [until:2026-11-01] [page 2] [save as name]',
    does: 'Finds mentions by their words, the newest first; also by what was done (action:refund by:ines acted:7d closed:7d is:overdue).',
    examples: [
      'search refund',
      'search "gift card" OR voucher -lost since:30d',
      'search kind:praise dept:people lang:de',
      'search late OR delayed dept:operations save as late-parcels',
    ],
    role: 'staff',
    aliases: ['find'],
  },
  {
    verb: 'searches',
    usage:
      'searches | searches send name to channel|@colleague [instant|hourly|daily|weekly] | searches stop name [channel] | searches remove name',
    does: 'Lists the searches that the team keeps; managers have what they find sent, as it comes or as a report.',
    examples: [
      'searches',
      'searches send late-parcels to operations',
      'searches send late-parcels to @ines daily',
      'searches stop late-parcels',
      'searches remove late-parcels',
    ],
    role: 'staff',
    aliases: ['saved'],
  },
  {
    verb: 'trend',
    usage: 'trend theme|words|saved search [today|7d|30d|week|last week|month|since 2026-11-01]',
    does: 'Shows how often something is said over time, against the time before.',
    examples: ['trend T-12', 'trend late delivery 30d', 'trend "gift card" OR voucher dept:billing month'],
    role: 'staff',
    aliases: ['trends', 'graph'],
  },
  {
    verb: 'ask',
    usage: 'ask question',
    does: 'Answers a question from what customers said, with the mentions that it rests on.',
    examples: [
      'ask what do people say about delivery this week?',
      'ask why are customers unhappy with billing',
    ],
    role: 'manager',
    aliases: ['question'],
  },
  {
    verb: 'digest',
    usage: 'digest [department] [today|yesterday|7d|30d|week|last week|month|since 2026-11-01] [compare]',
    does: 'Reports what customers said, what was done about it, and what needs a decision.',
    examples: ['digest', 'digest billing month', 'digest last week compare', 'digest since 2026-11-01'],
    role: 'manager',
    aliases: ['report', 'summary'],
  },
  {
    verb: 'themes',
    usage: 'themes [page 2]',
    does: 'Lists what customers speak of, and whether they speak of it more or less than before.',
    examples: ['themes', 'themes page 2'],
    role: 'staff',
    aliases: ['topics'],
  },
  {
    verb: 'theme',
    usage:
      'theme T-12 | theme rename T-12 name | theme merge T-12 T-15 | theme split T-12 words | theme pin|unpin T-12',
    does: 'Shows the mentions of a theme; managers rename, merge, split and pin themes.',
    examples: [
      'theme T-12',
      'theme rename T-12 Late delivery',
      'theme merge T-15 into T-12',
      'theme split T-12 late parcel',
      'theme pin T-12',
    ],
    role: 'staff',
    aliases: ['topic'],
  },
  {
    verb: 'sources',
    usage: 'sources',
    does: 'Shows where Earshot listens, and whether each source works.',
    examples: ['sources'],
    role: 'staff',
    aliases: ['health'],
  },
  {
    verb: 'mute',
    usage: 'mute word|author|source value [for 3d]',
    does: 'Keeps mentions with a word, by an author or from a source out of the channels.',
    examples: ['mute word giveaway', 'mute author dealbot99 for 3d', 'mute word "free coupon" for 2 weeks'],
    role: 'manager',
    aliases: ['silence'],
  },
  {
    verb: 'unmute',
    usage: 'unmute word|author|source value',
    does: 'Lets them into the channels again.',
    examples: ['unmute word giveaway'],
    role: 'manager',
    aliases: ['unsilence'],
  },
  {
    verb: 'mutes',
    usage: 'mutes',
    does: 'Lists what is muted, until when and by whom.',
    examples: ['mutes'],
    role: 'staff',
    aliases: ['muted'],
  },
  {
    verb: 'remind',
    usage: 'remind on|off',
    does: 'Whether you are told directly when a complaint that you have waits too long.',
    examples: ['remind off', 'remind on', 'remind'],
    role: 'staff',
    aliases: ['reminders'],
  },
  {
    verb: 'help',
    usage: 'help [command]',
    does: 'Shows what can be said here.',
    examples: ['help', 'help log'],
    role: 'staff',
    aliases: ['commands', '?'],
  },
]

export const VERB_NAMES: readonly Verb[] = VERBS.map(({ verb }) => verb)

export function entryOf(verb: Verb): VerbEntry {
  const entry = VERBS.find((candidate) => candidate.verb === verb)
  if (!entry) throw new TypeError(`No entry for the command ${verb}.`)
  return entry
}

/** The command that a word names, by itself or by an alias. */
export function verbNamed(word: string): Verb | null {
  return VERBS.find(({ verb, aliases }) => verb === word || aliases.includes(word))?.verb ?? null
}
