import { App, type Receiver } from '@slack/bolt'
import type { Log } from '../../../core/log.ts'
import type { Kit } from '../kit.ts'
import { listenToActions } from '../listeners/action.ts'
import { listenToCommands } from '../listeners/command.ts'
import { listenToEvents } from '../listeners/event.ts'
import { listenToShortcuts } from '../listeners/shortcut.ts'
import { listenToViews } from '../listeners/view.ts'
import { boltLogger } from '../web/logger.ts'
import { clientOptions } from '../web/web.ts'

/** Bolt, with the same listeners whichever way Slack's requests come. */
export function createBolt(receiver: Receiver, kit: Kit, api: string, log: Log): App {
  const bolt = new App({
    receiver,
    logger: boltLogger(log),
    clientOptions: clientOptions(api, log),
    // It would keep every conversation in memory.
    convoStore: false,
    // Bolt's own asks Slack once, and if that fails every request fails until a restart.
    authorize: async ({ teamId, enterpriseId }) => {
      const workspace = await kit.workspaces.of(teamId ?? null, enterpriseId ?? null)
      if (workspace === null) throw new Error('the app is not installed there')
      return { botToken: workspace.token }
    },
  })
  listenToCommands(bolt, kit)
  listenToActions(bolt, kit)
  listenToViews(bolt, kit)
  listenToShortcuts(bolt, kit)
  listenToEvents(bolt, kit)
  return bolt
}
