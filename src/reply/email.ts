import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { z } from 'zod'
import type { EmailReply } from '../config/answering.ts'
import type { Mention } from '../core/mention.ts'
import type { OutgoingReply, Replier, Sending } from '../core/ports.ts'
import { SECOND } from '../core/time.ts'
import { excerpt, oneLine } from '../core/wording.ts'
import { UNKNOWN } from './outcome.ts'

/** For each step of the conversation with the server, and for all of it. */
const STEP_MS = 10 * SECOND
const WHOLE_MS = 30 * SECOND

/** Answers mails as mails, in their thread. */
export function emailReplier({ server, from }: EmailReply): Replier {
  const url = new URL(server)
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'earshot.invalid'

  async function send({ mention, text, key }: OutgoingReply): Promise<Sending> {
    const mail = mailOf(mention)
    if (mail === null) return { outcome: 'refused', reason: 'This mention did not come by mail.' }
    const composed = new MailComposer({
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text,
      // The same at every try: whoever gets it twice keeps it once.
      messageId: `<${key}@${domain}>`,
      inReplyTo: mail.id,
      references: [mail.id],
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile()
    const words = await composed.build()
    let begun = false
    // Read only when the server has agreed to take the words: until then nothing can have arrived.
    const message = Readable.from(
      (function* () {
        begun = true
        yield words
      })(),
    )
    try {
      await deliver(url, composed.getEnvelope(), message)
      return { outcome: 'sent', link: null }
    } catch (error) {
      return whatFailed(error, begun, url.host)
    }
  }

  return {
    name: 'email',
    most: 20_000,
    repeatable: false,
    reaches: (mention) => mailOf(mention) !== null,
    send,
    // Nobody can look into the mailbox of another.
    find: async () => UNKNOWN,
  }
}

type Envelope = Parameters<SMTPConnection['send']>[0]

function deliver(url: URL, envelope: Envelope, message: Readable): Promise<void> {
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const connection = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    secure,
    // A password never crosses an open line.
    requireTLS: !secure && user !== '',
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const step = (then: () => void) => (error?: Error | null) => (error ? reject(error) : then())
  const late = setTimeout(
    () => reject(new Error(`It took longer than ${WHOLE_MS / SECOND} seconds.`)),
    WHOLE_MS,
  )
  const transmit = () => connection.send(envelope, message, step(resolve))
  connection.on('error', reject)
  connection.connect(
    step(() =>
      user === ''
        ? transmit()
        : connection.login({ user, pass: decodeURIComponent(url.password) }, step(transmit)),
    ),
  )
  return promise.finally(() => {
    clearTimeout(late)
    connection.close()
  })
}

const address = z.email()

/** Whom to answer, and what; null when it did not come by mail. */
function mailOf({ author, externalId, title }: Mention) {
  const to = address.safeParse(author?.key ?? '')
  const id = /^<?([^<>\s@]+@[^<>\s@]+)>?$/.exec(externalId)?.[1]
  if (!to.success || id === undefined) return null
  const subject = excerpt(oneLine(title ?? ''), 200)
  return {
    to: to.data,
    id: `<${id}>`,
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject || 'your message'}`,
  }
}

const fault = z.object({
  message: z.string(),
  code: z.string().optional(),
  responseCode: z.number().optional(),
})

function whatFailed(error: unknown, begun: boolean, host: string): Sending {
  const { message, code, responseCode = 0 } = fault.safeParse(error).data ?? { message: String(error) }
  const reason = `The mail server ${host} says: ${excerpt(oneLine(message), 300)}`
  if (code === 'EAUTH')
    return { outcome: 'refused', reason: `${reason} Whoever runs Earshot has to look at its password.` }
  if (responseCode >= 500) return { outcome: 'refused', reason }
  if (responseCode >= 400 || !begun) return { outcome: 'unavailable', reason }
  return { outcome: 'in doubt', reason }
}
