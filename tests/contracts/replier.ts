import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mention } from '../../src/core/mention.ts'
import type { OutgoingReply, Replier } from '../../src/core/ports.ts'
import { type Clock, MINUTE, systemClock } from '../../src/core/time.ts'
import { createHttp, type Http } from '../../src/http/http.ts'
import { createReplier } from '../../src/reply/index.ts'
import { mention as mentionOf } from '../amplify/rows.ts'
import type { ReplyPeer } from '../peers/replies.ts'

const NOON = Date.UTC(2026, 10, 14, 12)

/** The hour of the peers' own clocks; signatures are looked at by the true one. */
const clock: Clock = systemClock

/** What every way to answer a customer promises. */
export function replierContract(name: string, open: () => Promise<ReplyPeer>): void {
  describe(`replies by ${name}`, () => {
    let peer: ReplyPeer
    let http: Http
    let replier: Replier
    beforeEach(async () => {
      peer = await open()
      http = createHttp({ version: '0', allowPrivate: ['127.0.0.1'], clock })
      replier = await createReplier(peer.config, { http, clock })
    })
    afterEach(async () => {
      await http.close()
      await peer.close()
    })

    const mention = (over: Partial<Mention> = {}): Mention => mentionOf({ ...peer.mention, ...over })
    const reply = (over: Partial<OutgoingReply> = {}): OutgoingReply => ({
      mention: mention(),
      text: 'We sent a new lid.\n\nYour team at Larkbean',
      key: 'reply-1',
      approvedAt: NOON,
      ...over,
    })

    it('brings the words to the customer, and says where they can be seen', async () => {
      expect(replier.reaches(mention())).toBe(true)
      const sending = await replier.send(reply())
      expect(sending).toEqual({ outcome: 'sent', link: peer.link })
      expect(peer.posted).toHaveLength(1)
      expect(peer.posted[0]?.text).toContain('We sent a new lid.\n\nYour team at Larkbean')
    })

    it('carries any words as they are', async () => {
      const text = 'Ünïcode 🎉 <b>no</b> *markup*\n.\n"quotes" \\ & ; DROP'
      await replier.send(reply({ text }))
      expect(decoded(peer.posted[0]?.text)).toContain(text)
    })

    it('finds what is there, and knows what is not, or says that it cannot tell', async () => {
      expect(await replier.find(reply())).toEqual({ found: peer.looks ? 'absent' : 'unknown' })
      await replier.send(reply())
      expect(await replier.find(reply())).toEqual(
        peer.looks ? { found: 'there', link: peer.link } : { found: 'unknown' },
      )
    })

    it('is in doubt where the answer was lost, and then can be found or repeated', async () => {
      peer.fault = 'lost'
      expect(await replier.send(reply())).toMatchObject({ outcome: 'in doubt' })
      expect(peer.posted).toHaveLength(1)
      peer.fault = 'none'
      if (peer.looks) expect(await replier.find(reply())).toMatchObject({ found: 'there' })
      if (!replier.repeatable) return
      expect(await replier.send(reply())).toMatchObject({ outcome: 'sent' })
      expect(peer.posted).toHaveLength(1)
    })

    it('waits when it is told to', async () => {
      peer.fault = 'busy'
      const sending = await replier.send(reply())
      if (sending.outcome === 'throttled') {
        expect(sending.until - clock.now()).toBeGreaterThan(MINUTE)
      } else expect(sending).toMatchObject({ outcome: 'unavailable' })
      expect(peer.posted).toEqual([])
    })

    it.each(['refusing', 'forbidden', 'gone'] as const)('is refused where the place is %s', async (fault) => {
      peer.fault = fault
      const sending = await replier.send(reply())
      expect(sending).toMatchObject({ outcome: 'refused' })
      expect('reason' in sending && sending.reason).toMatch(/127\.0\.0\.1/)
    })

    it('is in doubt or not sent where the place is broken, never refused', async () => {
      peer.fault = 'broken'
      expect(['in doubt', 'unavailable']).toContain((await replier.send(reply())).outcome)
      expect(peer.posted).toEqual([])
    })

    it('is certainly not sent where nobody answers', async () => {
      await peer.close()
      expect(await replier.send(reply())).toMatchObject({ outcome: 'unavailable' })
      expect(await replier.find(reply())).toEqual({ found: 'unknown' })
    })

    it('reaches only what has an address there', async () => {
      if (name === 'webhook') return
      const elsewhere = mention({ url: 'https://reviews.example/1', externalId: 'e1', author: null })
      expect(replier.reaches(elsewhere)).toBe(false)
      expect(['refused', 'unavailable']).toContain(
        (await replier.send(reply({ mention: elsewhere }))).outcome,
      )
      expect(peer.posted).toEqual([])
    })
  })
}

/** Quoted-printable, where mail carries it so. */
function decoded(text = ''): string {
  if (!/=[0-9A-F]{2}/.test(text)) return text
  const joined = text.replace(/=\n/g, '')
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
