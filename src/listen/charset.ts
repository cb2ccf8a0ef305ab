/**
 * Bytes as text, by the rules for feeds: byte order mark, then the HTTP header's charset, then the XML
 * declaration, then UTF-8, then windows-1252. A charset that the bytes contradict is passed over.
 */
export function decode(bytes: Uint8Array, contentType: string | null = null): string {
  for (const charset of [fromMark(bytes), fromHeader(contentType), fromDeclaration(bytes), 'utf-8']) {
    const text = charset === null ? null : decodeStrictly(bytes, charset)
    if (text !== null) return text
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Bytes of which nothing more is known: UTF-8, or else windows-1252. */
export function decodePlain(bytes: Uint8Array): string {
  return decodeStrictly(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes)
}

/** Null when the charset is unknown or the bytes are not of it. */
function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function fromMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

function fromHeader(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function fromDeclaration(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)?.[1] ?? null
  // These bytes were read as ASCII to get here: they are not UTF-16, whatever they say.
  return declared !== null && /^utf-?16/i.test(declared) ? null : declared
}
