import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { extname } from 'node:path'

// The page's files as the browser gets them: its modules are TypeScript with the types taken out, so that
// there is no build step and what is read in the browser is what stands in the folder.

export interface Asset {
  readonly type: string
  readonly body: string
}

const PAGE = new URL('page/', import.meta.url)

const TYPES: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
}

/** What the page's modules import by name. Nothing else of node_modules is served. */
const LIBRARIES = ['preact', 'preact/hooks', 'htm'] as const

const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(LIBRARIES.map((library) => [library, `/workspace/library/${library}.js`])),
})

export const importMapHash = `sha256-${createHash('sha256').update(IMPORT_MAP).digest('base64')}`

const files = new Set(readdirSync(PAGE).filter((file) => TYPES[extname(file)] !== undefined))
const kept = new Map<string, Asset>()

/** A file of the page, or null when there is none of that name. */
export function pageFile(name: string): Asset | null {
  return files.has(name) ? keep(name, () => readPageFile(name)) : null
}

export function library(name: string): Asset | null {
  const known = LIBRARIES.find((candidate) => candidate === name)
  if (known === undefined) return null
  return keep(`library ${known}`, () => ({
    type: 'text/javascript; charset=utf-8',
    body: readFileSync(new URL(import.meta.resolve(known)), 'utf8'),
  }))
}

export function document(): Asset {
  return keep('document', () => ({ type: 'text/html; charset=utf-8', body: markup() }))
}

function keep(name: string, make: () => Asset): Asset {
  const known = kept.get(name)
  if (known) return known
  const asset = make()
  kept.set(name, asset)
  return asset
}

function readPageFile(name: string): Asset {
  const text = readFileSync(new URL(name, PAGE), 'utf8')
  const extension = extname(name)
  return { type: TYPES[extension] ?? '', body: extension === '.ts' ? withoutTypes(text) : text }
}

/** Node warns once that it may still change how it does this; that is nothing to whoever starts Earshot. */
function withoutTypes(text: string): string {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(text)
  } finally {
    process.emitWarning = emitWarning
  }
}

/** Every module is named ahead, so that the browser asks for all of them at once. */
function markup(): string {
  const named = (extension: string) => [...files].filter((file) => extname(file) === extension).sort()
  const styles = named('.css').map((file) => `<link rel="stylesheet" href="/workspace/page/${file}">`)
  const modules = [
    ...LIBRARIES.map((name) => `/workspace/library/${name}.js`),
    ...named('.ts').map((file) => `/workspace/page/${file}`),
  ].map((address) => `<link rel="modulepreload" href="${address}">`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Earshot</title>
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#12312f">
<link rel="icon" type="image/svg+xml" href="/workspace/page/earshot.svg">
${styles.join('\n')}
<script type="importmap">${IMPORT_MAP}</script>
${modules.join('\n')}
<script type="module" src="/workspace/page/main.ts"></script>
</head>
<body>
<div id="workspace"><noscript>The workspace needs JavaScript.</noscript></div>
</body>
</html>
`
}
