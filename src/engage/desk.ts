import { parseCommand } from '../core/command.ts'
import type { Answer, Desk, Door } from '../core/desk.ts'
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
import { forbidden } from './permissions.ts'
import { wishOf } from './reactions.ts'
import { remind } from './remind.ts'
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
        return help(needs.config, member, intent.topic)
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
      return refused === null ? formOf(needs, member, request) : refuse(refused)
    },
    submit: async (member, request, values, door) => {
      const read = await readForm(needs, member, request, values)
      return 'faults' in read ? { answer: 'faults', faults: read.faults } : act(member, read.wish, door)
    },
    react: async (member, reaction, door) => {
      const wish = await wishOf(needs, member, reaction)
      return wish === null ? null : act(member, wish, door)
    },
  }
}
