import { createHash } from 'node:crypto'
import type { Keyv } from 'keyv'
import { z } from 'zod'
import { type Chart, sayChart } from '../../../core/chart.ts'
import type { Log } from '../../../core/log.ts'
import { type Clock, DAY, SECOND } from '../../../core/time.ts'
import { uploadsFiles, type Workspace } from '../install/workspaces.ts'
import { LIMITS } from '../render/limits.ts'
import { fit } from '../render/text.ts'
import { isSlacks } from '../web/host.ts'
import type { Web } from '../web/web.ts'
import { pictureOf } from './picture.ts'

/** The Slack files that show charts. A chart that has none is said in words. */
export type Pictures = ReadonlyMap<Chart, string>

export interface Uploads {
  /** Never throws, and is done in time for the message to be posted. */
  of(workspace: Workspace, charts: readonly Chart[]): Promise<Pictures>
  /** Slack does not show them. */
  forget(workspace: Workspace, pictures: Pictures): Promise<void>
}

export interface UploadsParts {
  readonly web: Web
  readonly keyv: Pick<Keyv, 'get' | 'set' | 'delete'>
  readonly clock: Clock
  readonly api: string
  readonly log: Log
}

/** The message itself needs the rest of what the outbox waits for a messenger. */
const UPLOAD_BY_MS = 5 * SECOND

/** An update, or a post that had to wait, finds its pictures there. */
const KEPT = DAY

const ticket = z.object({ upload_url: z.url(), file_id: z.string() })

export function createUploads({ web, keyv, clock, api, log }: UploadsParts): Uploads {
  async function uploaded({ token }: Workspace, chart: Chart, signal: AbortSignal): Promise<string | null> {
    const png = await pictureOf(chart)
    if (png === null) return null
    const asked = await web.call(token, 'files.getUploadURLExternal', {
      filename: 'chart.png',
      length: png.byteLength,
      alt_txt: fit(sayChart(chart), LIMITS.picture.alternative),
    })
    if ('failure' in asked) return unshown(asked.failure)
    const { upload_url: to, file_id: id } = ticket.parse(asked.data)
    if (!isSlacks(to, api)) return unshown('Slack names a place to upload to that is not its own.')
    const response = await fetch(to, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array(png),
      redirect: 'error',
      signal,
    })
    await response.body?.cancel()
    if (!response.ok) return unshown(`The upload was answered HTTP ${response.status}.`)
    const completed = await web.call(token, 'files.completeUploadExternal', { files: [{ id }] })
    return 'failure' in completed ? unshown(completed.failure) : id
  }

  function unshown(reason: unknown): null {
    log.info({ reason }, 'a chart could not be uploaded as a picture: it is said in words')
    return null
  }

  async function kept(workspace: Workspace, chart: Chart, signal: AbortSignal): Promise<string | null> {
    const known = z.string().safeParse(await keyv.get(keyOf(workspace, chart)))
    if (known.success) return known.data
    const id = await uploaded(workspace, chart, signal)
    if (id !== null) await keyv.set(keyOf(workspace, chart), id, KEPT)
    return id
  }

  return {
    async of(workspace, charts) {
      if (!uploadsFiles(workspace)) return new Map()
      const [pictures, done, late] = [new Map<Chart, string>(), new AbortController(), new AbortController()]
      const all = charts.slice(0, LIMITS.picture.inMessage).map(async (chart) => {
        const id = await kept(workspace, chart, late.signal).catch(unshown)
        if (id !== null) pictures.set(chart, id)
      })
      await Promise.race([Promise.all(all), clock.after(UPLOAD_BY_MS, done.signal)])
      done.abort()
      late.abort()
      // What is uploaded later serves the next message: this one is not to change while it is sent.
      return new Map(pictures)
    },
    async forget(workspace, pictures) {
      for (const chart of pictures.keys()) await keyv.delete(keyOf(workspace, chart))
    },
  }
}

function keyOf({ id }: Workspace, chart: Chart): string {
  return `slack:picture:${id}:${createHash('sha256').update(JSON.stringify(chart)).digest('base64url')}`
}
