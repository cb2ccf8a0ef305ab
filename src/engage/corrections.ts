import type { Correction } from '../core/correction.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { sayCommand } from '../core/saycommand.ts'
import { sayTime } from '../core/wording.ts'
import { answer, count, done, note, pager, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'
import { correctionsOfOthersNeed, seesCorrections } from './permissions.ts'
import { ROWS_PER_PAGE } from './rows.ts'
import { unknownPerson } from './staff.ts'

type ListIntent = Extract<Intent, { readonly verb: 'corrections' }>
type ForgetIntent = Extract<Intent, { readonly verb: 'forget' }>

/** One's own; an admin sees everybody's, or one colleague's. */
export async function corrections(needs: DeskNeeds, member: Member, intent: ListIntent): Promise<Answer> {
  const { of, page } = intent
  const { ledger, directory, clock } = needs
  const whose = of === null ? null : await directory.find(of)
  if (of !== null && whose === null) return refuse(await unknownPerson(of, directory))
  const all = seesCorrections(member)
  if (!all && whose !== null && whose.id !== member.id)
    return refuse(await correctionsOfOthersNeed(member, directory))
  const { corrections, total } = await ledger.corrections({
    member: whose?.id ?? (all ? null : member.id),
    limit: ROWS_PER_PAGE,
    offset: (page - 1) * ROWS_PER_PAGE,
  })
  const heading = `${total === 0 ? 'No corrections' : count(total, 'correction')}${whose ? ` by ${whose.name}` : all ? '' : ' by you'}`
  const how = 'A correction is a move, a dismissal with a reason, a raise, or “mark M-142 praise”.'
  if (total === 0)
    return answer({ summary: heading, parts: [{ part: 'text', text: `${heading}.` }, ...note(how)] })
  const pages = Math.ceil(total / ROWS_PER_PAGE)
  if (page > pages)
    return refuse(`There are ${pages} pages of them.`, [run('Last page', { ...intent, page: pages })])
  const now = clock.now()
  return answer({
    summary: `${heading}. ${corrections[0] ? sayCorrection(corrections[0]) : ''}`,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      {
        part: 'list',
        items: corrections.map((one) => ({
          text: sayCorrection(one),
          detail: `${one.member.name}, ${sayTime(one.at, member.zone, now)}`,
          tone: 'neutral',
          open: sayCommand({ verb: 'show', mention: one.mention }),
        })),
      },
      ...note(
        `“forget correction ${corrections[0]?.id ?? 1}” takes one back${whose && total > 1 ? `, “forget corrections of @${whose.handle}” all of these` : ''}. The newest come first.`,
      ),
      ...pager(page, pages, (to) => ({ ...intent, page: to })),
    ],
  })
}

/** `12: M-142 is praise, not complaint` */
export function sayCorrection({ id, mention, field, was, right }: Correction): string {
  const of = reference(mention)
  switch (field) {
    case 'department':
      return `${id}: ${of} is for ${right}, not for ${was}`
    case 'worth':
      return `${id}: ${of} is ${right === 'yes' ? 'for a team to see' : 'nothing for a team to see'}`
    case 'urgency':
      return `${id}: ${of} is of ${right} urgency, not ${was}`
    case 'kind':
      return `${id}: ${of} is ${right}, not ${was}`
  }
}

export async function forget(needs: DeskNeeds, member: Member, intent: ForgetIntent): Promise<Answer> {
  const { ledger, directory, clock } = needs
  const now = clock.now()
  const all = seesCorrections(member)
  if ('correction' in intent) {
    const [found] = await ledger.correctionsNamed([intent.correction])
    if (!found)
      return refuse(`There is no correction ${intent.correction} that stands.`, [
        run('Corrections', { verb: 'corrections', of: null, page: 1 }),
      ])
    if (!all && found.member.id !== member.id) return refuse(await correctionsOfOthersNeed(member, directory))
    await ledger.forgetCorrections({ id: found.id, member: all ? null : member.id }, now)
    return done(
      `Correction ${found.id} is taken back: nothing is learnt from it any more. ${reference(found.mention)} is as it was understood.`,
      null,
    )
  }
  const whose = await directory.find(intent.of)
  if (whose === null) return refuse(await unknownPerson(intent.of, directory))
  if (!all && whose.id !== member.id) return refuse(await correctionsOfOthersNeed(member, directory))
  const gone = await ledger.forgetCorrections({ member: whose.id }, now)
  if (gone === 0) return refuse(`There are no corrections by ${whose.name} that stand.`)
  return done(
    `${count(gone, 'correction')} by ${whose.name} ${gone === 1 ? 'is' : 'are'} taken back: nothing is learnt from them any more.`,
    null,
  )
}
