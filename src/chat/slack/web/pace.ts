import { type Instant, MINUTE } from '../../../core/time.ts'
import { METHODS, type Method } from '../scopes.ts'

/** How often a workspace may be called, so that Slack need not say no: a bucket for each of its methods. */
export interface Pace {
  /** 0 and one call spent; or how long until there is one, in milliseconds. */
  take(workspace: string, method: Method, now: Instant): number
  /** Slack asked for a pause. */
  pause(workspace: string, method: Method, until: Instant): void
}

export function createPace(): Pace {
  const buckets = new Map<string, Bucket>()

  function bucketOf(workspace: string, method: Method, now: Instant): Bucket {
    const name = `${workspace} ${method}`
    const known = buckets.get(name)
    if (known) return known
    const bucket = { left: METHODS[method].perMinute, at: now, pausedUntil: 0 }
    buckets.set(name, bucket)
    return bucket
  }

  return {
    take(workspace, method, now) {
      const bucket = bucketOf(workspace, method, now)
      if (now < bucket.pausedUntil) return bucket.pausedUntil - now
      const { perMinute } = METHODS[method]
      // A clock that was set back gives nothing, and takes nothing away.
      const refilled = (Math.max(0, now - bucket.at) * perMinute) / MINUTE
      bucket.left = Math.min(perMinute, bucket.left + refilled)
      bucket.at = now
      if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * MINUTE) / perMinute)
      bucket.left -= 1
      return 0
    },
    pause(workspace, method, until) {
      const bucket = bucketOf(workspace, method, until)
      bucket.pausedUntil = Math.max(bucket.pausedUntil, until)
    },
  }
}

interface Bucket {
  left: number
  at: Instant
  pausedUntil: Instant
}
