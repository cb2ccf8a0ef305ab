import type { Config } from '../config/schema.ts'
import type { Directory } from '../core/desk.ts'
import type { Drafter, HonestCheck } from '../core/draft.ts'
import type { SourceHealth } from '../core/health.ts'
import type {
  AmplifyLedger,
  DraftLedger,
  EngageLedger,
  LearnLedger,
  ListenLedger,
  RemindLedger,
  SavedLedger,
  SearchLedger,
  Story,
  TeachLedger,
  ThemeLedger,
} from '../core/ledger.ts'
import type { Member, MemberId } from '../core/member.ts'
import type { Mention } from '../core/mention.ts'
import type { Replier } from '../core/ports.ts'
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
    Pick<DraftLedger, 'beginDraft' | 'draft' | 'draftsOf' | 'draftsIn' | 'changeDraft'> &
    ThemeLedger &
    Pick<ListenLedger, 'sourceStates'> &
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
    | 'replies'
  >
  readonly answering: Answering
  readonly clock: Clock
  /** Null without a model. */
  readonly narrator?: Narrator | null
  sources(): Promise<readonly SourceHealth[]>
}

/** What it takes to answer a customer. */
export interface Answering {
  readonly drafter: Drafter
  readonly check: HonestCheck
  /** What sends a reply to this mention; null: a person does. */
  replierOf(mention: Mention): Pick<Replier, 'name' | 'most'> | null
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
