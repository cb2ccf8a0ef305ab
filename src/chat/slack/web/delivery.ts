import type { Delivery } from '../../../core/ports.ts'
import type { Instant } from '../../../core/time.ts'
import type { Failure } from './failure.ts'

/** For a post: sent twice it would be seen twice. */
export function postFailed(failure: Failure, place: string, now: Instant): Delivery {
  return failure.failed === 'lost'
    ? { outcome: 'in doubt', reason: failure.reason }
    : certain(failure, place, now)
}

/** For what may be repeated: an update, or a question before a post. */
export function repeatableFailed(failure: Failure, place: string, now: Instant): Delivery {
  return failure.failed === 'lost'
    ? { outcome: 'unavailable', reason: failure.reason }
    : certain(failure, place, now)
}

function certain(failure: Exclude<Failure, { failed: 'lost' }>, place: string, now: Instant): Delivery {
  switch (failure.failed) {
    case 'throttled':
      return { outcome: 'throttled', until: now + failure.retryAfterMs }
    case 'unreached':
      return { outcome: 'unavailable', reason: failure.reason }
    case 'answered': {
      const fix = fixOf(failure, place)
      return fix === null
        ? { outcome: 'refused', reason: `Slack refused it: ${failure.error}.` }
        : { outcome: 'blocked', reason: fix }
    }
  }
}

/**
 * What a person has to do before Slack takes posts again; null where the fault is in the message itself.
 * @param place what the administrator calls the place: `#billing`, `@ines`
 */
export function fixOf(
  { error, needed }: Extract<Failure, { failed: 'answered' }>,
  place: string,
): string | null {
  if (REFUSED.has(error)) return null
  const said = ` (${error})`
  switch (error) {
    case 'not_in_channel':
      return `Earshot is not in ${place}. Invite it there: /invite @Earshot${said}.`
    case 'channel_not_found':
      return `Slack knows no ${place} that Earshot can see. Correct its address in earshot.yaml, and if it is private, invite Earshot: /invite @Earshot${said}.`
    case 'is_archived':
      return `${place} is archived. Unarchive it, or give its department another channel in earshot.yaml${said}.`
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
    case 'posting_to_general_channel_denied':
      return `The rules of ${place} keep Earshot from posting. Let it post there under the channel’s posting permissions${said}.`
    case 'user_not_found':
    case 'user_disabled':
    case 'users_not_found':
      return `${place} has left Slack, or was never there. Hand over what they hold, and take them out of earshot.yaml${said}.`
    case 'cannot_dm_bot':
    case 'user_not_visible':
    case 'messages_tab_disabled':
      return `Slack lets Earshot send nothing to ${place}. Turn the app’s Messages tab on, or correct the member’s id in earshot.yaml${said}.`
    case 'missing_scope':
      return `The Slack app lacks the scope ${needed ?? 'it needs'}. Update the app from \`earshot manifest slack\`, and install it again${said}.`
    case 'not_authed':
    case 'invalid_auth':
    case 'token_revoked':
    case 'token_expired':
    case 'account_inactive':
    case 'no_permission':
    case 'not_allowed_token_type':
    case 'app_missing_action_url':
    case 'team_access_not_granted':
    case 'team_not_found':
      return `Slack does not take Earshot’s token any more. Install the app again and put its bot token into SLACK_BOT_TOKEN${said}.`
    case 'org_login_required':
    case 'ekm_access_denied':
    case 'access_denied':
    case 'team_added_to_org':
    case 'enterprise_is_restricted':
      return `An administrator of the Slack organisation has to let Earshot post${said}.`
    case 'message_limit_exceeded':
      return `The workspace has used up its messages. Ask an administrator of Slack about its plan${said}.`
    case 'accesslimited':
      return `This network may not use Slack. Ask an administrator of Slack to allow its address${said}.`
    default:
      return `Slack does not take posts to ${place}: ${error}. https://docs.slack.dev/reference/methods/chat.postMessage says what it means.`
  }
}

/** The message itself is at fault: no waiting and no person's hand makes Slack take it. */
const REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_arg_name',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'too_many_attachments',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
])
