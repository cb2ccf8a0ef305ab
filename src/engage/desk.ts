import { parseCommand } from '../core/command.ts'
import type { Answer, Desk, Door } from '../core/desk.ts'
import { Refusal } from '../core/engagement.ts'
import type { Intent } from '../core/intent.ts'
import type { Member } from '../core/member.ts'
import { perform } from './acts.ts'
import { refuse, run } from './answers.ts'
import { ask } from './ask.ts'
import { corrections, forget } from './corrections.ts'
import { digest } from './digest.ts'
import { formOf } from './forms.ts'
import { search } from './found.ts'
import { help } from './help.ts'
import { list } from './list.ts'
import { mute, mutes, unmute } from './mutes.ts'
import type { DeskNeeds } from './needs.ts'
import { cannotDraft, forbidden } from './permissions.ts'
import { wishOf } from './reactions.ts'
import { remind } from './remind.ts'
import { openDraftForm } from './replies/open.ts'
import { listDrafts, runDraft } from './replies/run.ts'
import { submitDraft } from './replies/submit.ts'
import { createWriter } from './replies/write.ts'
import { searches } from './searches.ts'
import { show } from './show.ts'
import { sources } from './sources.ts'
import { readForm } from './submitted.ts'
import { theme, themes } from './themes.ts'
import { trend } from './trend.ts'
import { why } from './why.ts'

/** Where the staff's wishes are carried out. Only a fault of the ledger is thrown. */
export function createDesk(needs: DeskNeeds): Desk {
  const departments = Object.keys(needs.config.departments)
  const writer = createWriter(needs)

  /** Whoever may draft; what makes no sense now is said. */
  async function drafting<T>(member: Member, work: () => Promise<T>): Promise<T | Answer> {
    const refused = await cannotDraft(member, needs.config, needs.directory)
    if (refused !== null) return refuse(refused)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refuse(error.message)
    }
  }

  async function act(member: Member, intent: Intent, door: Door): Promise<Answer> {
    const refused = await forbidden(member, intent.verb, needs.directory)
    if (refused !== null) return refuse(refused)
    switch (intent.verb) {
      case 'list':
        return list(needs, member, intent)
      case 'show':
        return show(needs, member, intent.mention)
      case 'why':
        return why(needs, member, intent.mention)
      case 'corrections':
        return corrections(needs, member, intent)
      case 'forget':
        return forget(needs, member, intent)
      case 'draft':
        return drafting(member, () => runDraft(needs, writer, member, intent))
      case 'drafts':
        return listDrafts(needs, member, intent.page)
      case 'search':
        return search(needs, member, intent)
      case 'searches':
        return searches(needs, member, intent)
      case 'trend':
        return trend(needs, member, intent)
      case 'ask':
        return ask(needs, member, intent)
      case 'themes':
        return themes(needs, intent)
      case 'theme':
        return theme(needs, member, intent)
      case 'digest':
        return digest(needs, member, intent)
      case 'sources':
        return sources(needs, member)
      case 'mute':
        return mute(needs, member, intent)
      case 'unmute':
        return unmute(needs, intent)
      case 'mutes':
        return mutes(needs, member)
      case 'remind':
        return remind(needs, member, intent)
      case 'help':
        return help(needs.config, member, intent.topic, door.via)
      default:
        return perform(needs, member, intent, door)
    }
  }

  return {
    act,
    run: async (member, line, door) => {
      const read = parseCommand(line, { about: door.about, departments })
      if ('parsed' in read) return act(member, read.parsed, door)
      const topic = read.help
      return refuse(read.problem, [
        run(topic === null ? 'Help' : `Help on ${topic}`, { verb: 'help', topic }),
      ])
    },
    open: async (member, request) => {
      const refused = await forbidden(member, request.form, needs.directory)
      if (refused !== null) return refuse(refused)
      const { form, mention } = request
      return form === 'draft'
        ? drafting(member, () => openDraftForm(needs, writer, member, request))
        : formOf(needs, member, { form, mention })
    },
    submit: async (member, request, values, door) => {
      const { form, mention } = request
      if (form === 'draft') return drafting(member, () => submitDraft(needs, writer, member, request, values))
      const read = await readForm(needs, member, { form, mention }, values)
      return 'faults' in read ? { answer: 'faults', faults: read.faults } : act(member, read.wish, door)
    },
    react: async (member, reaction, door) => {
      const wish = await wishOf(needs, member, reaction)
      return wish === null ? null : act(member, wish, door)
    },
  }
}
