import { overdueMs } from '../config/overdue.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { write } from '../learn/digest.ts'
import { gather } from '../learn/figures.ts'
import { phrased, SOON_MS } from '../learn/phrase/digest.ts'
import { digestCard } from '../learn/render/card.ts'
import { stretchOf } from '../learn/stretch.ts'
import { answer, buttons, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'

type DigestIntent = Extract<Intent, { readonly verb: 'digest' }>

/** In the asker's own time zone. */
export async function digest(needs: DeskNeeds, member: Member, intent: DigestIntent): Promise<Answer> {
  const { ledger, config, clock, narrator = null, sources } = needs
  const now = clock.now()
  const stretch = stretchOf(intent.span, member.zone, now)
  if ('problem' in stretch)
    return refuse(stretch.problem, [run('Help on digest', { verb: 'help', topic: 'digest' })])
  const { department, compare } = intent
  const question = { stretch, department, compare, now, overdueMs: overdueMs(config) }
  const figures = await gather(ledger, question, await sources())
  const card = digestCard(await phrased(write(figures), figures, narrator, SOON_MS))
  const more = buttons(compare ? [] : [run('Compare with before', { ...intent, compare: true })])
  return answer({ ...card, parts: [...card.parts, ...more] })
}
