import type { Config } from '../config/schema.ts'
import type { Directory } from '../core/desk.ts'
import type { SourceHealth } from '../core/health.ts'
import type {
  AmplifyLedger,
  EngageLedger,
  LearnLedger,
  RemindLedger,
  SavedLedger,
  SearchLedger,
  Story,
  TeachLedger,
  ThemeLedger,
} from '../core/ledger.ts'
import type { Member, MemberId } from '../core/member.ts'
import type { Clock } from '../core/time.ts'
import type { Narrator } from '../learn/phrase/narrator.ts'

/** What the desk works with. */
export interface DeskNeeds {
  readonly ledger: Pick<EngageLedger, 'story' | 'row' | 'act' | 'list'> &
    TeachLedger &
    Pick<SearchLedger, 'search' | 'count'> &
    SavedLedger &
    LearnLedger &
    Pick<RemindLedger, 'wantsReminders' | 'setReminders'> &
    ThemeLedger &
    Pick<AmplifyLedger, 'cardByMessage' | 'mutes' | 'mute' | 'unmute'>
  readonly directory: Directory
  readonly config: Pick<
    Config,
    | 'brand'
    | 'command'
    | 'departments'
    | 'channels'
    | 'chat'
    | 'zone'
    | 'reactions'
    | 'sources'
    | 'overdueAfter'
  >
  readonly clock: Clock
  /** Null without a model. */
  readonly narrator?: Narrator | null
  sources(): Promise<readonly SourceHealth[]>
}

/** The name of whoever looks after it: from the directory, else as it stands in the audit trail. */
export async function holderOf(
  directory: Directory,
  { engagement, acts }: Pick<Story, 'engagement' | 'acts'>,
): Promise<string | null> {
  const id = engagement?.assignee ?? null
  return id === null ? null : ((await nameOf(directory, id)) ?? nameInActs(acts, id) ?? 'a colleague')
}

async function nameOf(directory: Directory, id: MemberId): Promise<string | null> {
  const member: Member | null = await directory.byId(id)
  return member?.name ?? null
}

function nameInActs(acts: Story['acts'], id: MemberId): string | undefined {
  const people = acts.flatMap(({ member, detail }) => [member, detail.to])
  return people.findLast((person) => person?.id === id)?.name
}
