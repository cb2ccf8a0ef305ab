import { overdueMs } from '../config/overdue.ts'
import type { Part } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { sayCommand } from '../core/saycommand.ts'
import { themeReference } from '../core/theme.ts'
import { excerpt } from '../core/wording.ts'
import { answerTo } from '../learn/ask/answer.ts'
import { type Evidence, gatherEvidence } from '../learn/ask/evidence.ts'
import { type Asked, readQuestion, sayAsked } from '../learn/ask/question.ts'
import { number, sayChange } from '../learn/noise.ts'
import type { Claim } from '../learn/phrase/claim.ts'
import { SOON_MS } from '../learn/phrase/digest.ts'
import { lengthOf, stretchOf } from '../learn/stretch.ts'
import { sayTrend } from '../learn/trend.ts'
import { answer, buttons, note, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'
import { itemsOf } from './rows.ts'

type AskIntent = Extract<Intent, { readonly verb: 'ask' }>

const SHOWN = 5

/** A model's answer where it can be verified; else what is nearest, and its figures. */
export async function ask(needs: DeskNeeds, member: Member, { question }: AskIntent): Promise<Answer> {
  const { ledger, config, clock, narrator = null } = needs
  const asked = readQuestion(question, Object.keys(config.departments))
  const stretch = stretchOf(asked.span, member.zone, clock.now())
  if ('problem' in stretch)
    return refuse(stretch.problem, [run('Help on ask', { verb: 'help', topic: 'ask' })])
  const evidence = await gatherEvidence(ledger, asked, stretch, clock.now() - overdueMs(config))
  const claims = await answerTo(question, asked, evidence, narrator, SOON_MS)
  const cited = new Set(claims.flatMap(({ mentions }) => mentions))
  const rows =
    claims.length === 0
      ? evidence.rows.slice(0, SHOWN)
      : evidence.rows.filter(({ mention }) => cited.has(mention.id))
  const figures = figuresOf(evidence, asked)
  const nothing = evidence.trend.now.mentions === 0 && rows.length === 0
  const lines = claims.map(sayClaim)
  const text = nothing
    ? `I have found nothing ${stretch.said} that answers it.`
    : claims.length > 0
      ? lines.join('\n')
      : `I cannot answer that in words. What comes nearest:`
  const items = await itemsOf(rows, needs, clock.now())
  return answer({
    summary: `${excerpt(question, 120)} ${nothing || claims.length === 0 ? (figures[0]?.text ?? text) : lines.join(' ')}`,
    parts: [
      { part: 'heading', text: excerpt(question, 150), tone: 'neutral' },
      { part: 'text', text },
      ...(figures.length === 0 ? [] : [{ part: 'list' as const, items: figures }]),
      ...(items.length === 0 ? [] : [{ part: 'list' as const, items }]),
      ...note(
        claims.length > 0 && narrator !== null
          ? `Put into words by ${narrator.name} from these mentions. Each claim was held against them; what could not be verified was left out.`
          : `Looked for ${stretch.said}: ${evidence.words || 'everything'}.`,
      ),
      ...buttons(nothing ? [] : [run('All that was found', openOf(evidence))]),
    ],
  })
}

function sayClaim({ text, mentions }: Claim): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} (${mentions.map(reference).join(', ')}).`
}

/** Ours alone: counted, not phrased. */
function figuresOf(evidence: Evidence, asked: Asked): Extract<Part, { part: 'list' }>['items'] {
  const { themes, trend, stretch } = evidence
  const ratio = lengthOf(stretch.period) / lengthOf(stretch.before)
  const compared = trend.before !== null
  // Of what was looked for as negative, all is.
  const counted = asked.mood === 'negative' ? { ...trend, now: { ...trend.now, negative: 0 } } : trend
  return [
    ...(trend.now.mentions === 0
      ? []
      : [
          {
            text: sayTrend(counted, sayAsked(asked)),
            detail: null,
            tone: 'neutral' as const,
            open: sayCommand(openOf(evidence)),
          },
        ]),
    ...themes.map((theme) => ({
      text: `${theme.name} (${themeReference(theme.theme)}): ${number(theme.now)}`,
      detail: compared ? sayChange(theme.now, theme.before, ratio) : null,
      tone: 'neutral' as const,
      open: sayCommand(searching(evidence, `theme:${themeReference(theme.theme)}`)),
    })),
  ]
}

function openOf(evidence: Evidence): Intent {
  return searching(evidence, evidence.words)
}

function searching({ stretch }: Evidence, words: string): Intent {
  const at = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`
  const { since, until } = stretch.period
  return { verb: 'search', words: `${words} since:${at(since)} until:${at(until)}`.trim(), page: 1 }
}
