import { z } from 'zod'
import { FILES_SCOPE, HISTORY_SCOPES, SCOPES } from '../scopes.ts'
import { fixOf } from '../web/delivery.ts'
import type { Web } from '../web/web.ts'

/** A Slack workspace, or a whole organisation, that installed the app. */
export interface Workspace {
  /** Slack's id of it; empty where one token in the configuration serves the one there is. */
  readonly id: string
  readonly token: string
  /** Null while Slack has not said. */
  readonly team: string | null
  readonly enterprise: string | null
  /** What was granted; null while Slack has not said. */
  readonly scopes: ReadonlySet<string> | null
}

export interface Workspaces {
  /** Where a request came from; null when the app is not installed there. */
  of(team: string | null, enterprise: string | null): Promise<Workspace | null>
  byId(id: string): Promise<Workspace | null>
  all(): Promise<readonly Workspace[]>
  /** The app was removed there, or its token was taken away. */
  left(team: string | null, enterprise: string | null): Promise<void>
  /** Asks Slack about each; what keeps it from working, in words that say what to do. */
  look(): Promise<readonly string[]>
}

/** The one workspace of the token in the configuration. */
export function oneWorkspace(token: string, web: Web): Workspaces {
  let known: Workspace = { id: '', token, team: null, enterprise: null, scopes: null }
  return {
    of: async () => known,
    byId: async (id) => (id === '' || id === known.team ? known : null),
    all: async () => [known],
    async left() {
      known = { ...known, scopes: null }
    },
    async look() {
      const { workspace, troubles } = await identify(known, web)
      known = { ...workspace, id: '' }
      return troubles
    },
  }
}

const identity = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

/** What Slack says of a token: whose it is, and what it may do. */
export async function identify(
  workspace: Workspace,
  web: Web,
): Promise<{ readonly workspace: Workspace; readonly troubles: readonly string[] }> {
  const called = await web.call(workspace.token, 'auth.test', {})
  const name = workspace.id === '' ? 'the workspace' : `the workspace ${workspace.id}`
  if ('failure' in called) {
    const { failure } = called
    const trouble =
      failure.failed === 'answered'
        ? fixOf(failure, name)
        : failure.failed === 'throttled'
          ? null
          : `Slack does not answer: ${failure.reason}`
    return { workspace, troubles: trouble === null ? [] : [trouble] }
  }
  const { team_id, enterprise_id, response_metadata } = identity.parse(called.data)
  const granted = response_metadata?.scopes
  const scopes = granted === undefined ? null : new Set(granted)
  const missing = scopes === null ? [] : SCOPES.filter((scope) => !scopes.has(scope))
  return {
    workspace: { ...workspace, team: team_id ?? null, enterprise: enterprise_id ?? null, scopes },
    troubles:
      missing.length === 0
        ? []
        : [
            `In ${name} the Slack app lacks ${missing.join(', ')}. Update the app from \`earshot manifest slack\`, and install it again.`,
          ],
  }
}

/** Whether posts whose answer was lost can be looked for in channels. */
export function readsHistory({ scopes }: Pick<Workspace, 'scopes'>): boolean {
  return scopes === null || HISTORY_SCOPES.some((scope) => scopes.has(scope))
}

/** Whether pictures may be uploaded there. */
export function uploadsFiles({ scopes }: Pick<Workspace, 'scopes'>): boolean {
  return scopes === null || scopes.has(FILES_SCOPE)
}
