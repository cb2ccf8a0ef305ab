/**
 * What both engines can hold: PostgreSQL refuses NUL in text and half a surrogate pair in JSON, and
 * customers' words have both.
 */
export function storable(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
}

/** Rows as one JSON text, with every string made storable. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value)
  return /\\u(?:0000|d[89a-f])/i.test(json)
    ? JSON.stringify(value, (_, part) => (typeof part === 'string' ? storable(part) : part))
    : json
}
