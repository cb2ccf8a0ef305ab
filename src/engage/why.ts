import { mood } from '../core/analysis.ts'
import type { Fact, Part } from '../core/card.ts'
import type { Correctable, Correction, Taught } from '../core/correction.ts'
import type { Answer } from '../core/desk.ts'
import type { Story } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { type MentionId, reference } from '../core/mention.ts'
import { excerpt, oneLine, sayKind, sayTime, sayUrgency } from '../core/wording.ts'
import { answer, buttons, noSuch, run } from './answers.ts'
import { sayCorrection } from './corrections.ts'
import type { DeskNeeds } from './needs.ts'

/** What decided how a mention was understood: the words, and corrections by colleagues. */
export async function why(needs: DeskNeeds, member: Member, asked: MentionId): Promise<Answer> {
  const { ledger, clock } = needs
  const story = await ledger.story(asked)
  if (story === null) return noSuch(asked)
  const { mention, analysis, routed } = story
  const id = reference(mention.id)
  const own = await ledger.correctionsOf(mention.id)
  const taught = await Promise.all(
    (analysis.taught ?? []).map(async (one) => ({
      ...one,
      from: await ledger.correctionsNamed(one.corrections),
    })),
  )
  const now = clock.now()
  const heading = `Why ${id} is understood as ${sayKind(analysis.kind).toLowerCase()}`
  return answer({
    summary: `${heading}: ${excerpt(oneLine(analysis.because.join(', ')), 200) || 'by how it is put'}.`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      {
        part: 'facts',
        facts: [...readings(story), { label: 'Understood by', value: sayAnalyst(analysis.analyst) }],
      },
      ...own.map(
        ({ member: by, at, ...rest }): Part => ({
          part: 'text',
          text: `${by.name} said so ${sayTime(at, member.zone, now)}. Correction ${sayCorrection({ ...rest, member: by, at })}.`,
        }),
      ),
      ...taught.map((one): Part => ({ part: 'text', text: sayTaught(one) })),
      ...(routed === null ? [] : [{ part: 'note' as const, text: routed }]),
      ...buttons([run('Show', { verb: 'show', mention: mention.id })]),
    ],
  })
}

function readings({ analysis }: Story): readonly Fact[] {
  const { confidence, because, kind, urgency, department, sentiment, worth } = analysis
  return [
    { label: 'Kind', value: `${sayKind(kind)}, ${percent(confidence.kind)} sure` },
    { label: 'Mood', value: `${mood(sentiment)}, ${percent(confidence.sentiment)} sure` },
    { label: 'Urgency', value: `${sayUrgency(urgency)}, ${percent(confidence.urgency)} sure` },
    { label: 'Department', value: `${department ?? 'none'}, ${percent(confidence.department)} sure` },
    { label: 'For a team to see', value: `${percent(worth)} sure` },
    {
      label: 'Words that decided',
      value: because.length > 0 ? excerpt(oneLine(because.join(', ')), 300) : 'none by itself',
    },
  ]
}

/** `local 1` is a name for the ledger. */
function sayAnalyst(analyst: string): string {
  return analyst.replace(/^local (\d+)$/, 'Earshot’s own analyst, version $1')
}

const FIELDS: Readonly<Record<Correctable, string>> = {
  kind: 'kind',
  urgency: 'urgency',
  department: 'department',
  worth: 'whether a team should see it',
}

function sayTaught({ field, instead, words, from }: Taught & { from: readonly Correction[] }): string {
  const like = words.length === 0 ? '' : ` by ${words.map((word) => `“${excerpt(word, 30)}”`).join(', ')}`
  const said = from.map((one) => `${sayCorrection(one)} (${one.member.name})`).join('; ')
  const who = said === '' ? 'Those corrections stand no more.' : `Correction ${said}.`
  return `Learnt, ${FIELDS[field]}: without corrections it would be ${instead}. It is like what was corrected${like}. ${who}`
}

function percent(probability: number): string {
  return `${Math.round(100 * probability)} %`
}
