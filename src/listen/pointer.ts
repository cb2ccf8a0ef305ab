/**
 * What a JSON Pointer (RFC 6901) points at; undefined when there is nothing. `''` is the whole.
 */
export function at(value: unknown, pointer: string): unknown {
  if (pointer === '') return value
  let here: unknown = value
  for (const token of pointer.slice(1).split('/')) {
    if (typeof here !== 'object' || here === null) return undefined
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (!Object.hasOwn(here, key)) return undefined
    here = Reflect.get(here, key)
  }
  return here
}

/** A text or number there, as text; null for anything else. */
export function textAt(value: unknown, pointer: string | undefined): string | null {
  if (pointer === undefined) return null
  const found = at(value, pointer)
  if (typeof found === 'string') return found
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : null
}
