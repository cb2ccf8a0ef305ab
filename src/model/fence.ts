import { randomBytes } from 'node:crypto'

/** Material as data: JSON between two lines that nobody who wrote it can have known. */
export function fence(material: unknown): string {
  const line = `DATA-${randomBytes(12).toString('hex')}`
  // No text within looks like a tag or a model's own control token (`<|im_start|>`).
  const json = JSON.stringify(material).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  return `${line}\n${json}\n${line}`
}
