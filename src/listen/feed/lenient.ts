import { Parser } from 'htmlparser2'
import { type Document, type Item, MAX_ITEMS, type Words } from './item.ts'

/** Reads what is left of a broken RSS or Atom feed, tag by tag. Null when nothing in it looks like a feed. */
export function readLeniently(text: string): Document | null {
  const reader = new Reader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(localName(name), attributes),
      ontext: (words) => reader.text(words),
      onclosetag: (name) => reader.close(localName(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  parser.end()
  return reader.document()
}

const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel'])
const ITEMS = new Set(['item', 'entry'])

/** Which part of an item an element is, and which of several is the best: the lowest. */
const PARTS: Readonly<Record<string, readonly [keyof Fields, number]>> = {
  guid: ['id', 0],
  id: ['id', 1],
  title: ['title', 0],
  link: ['link', 0],
  encoded: ['body', 0],
  content: ['body', 1],
  description: ['body', 2],
  summary: ['body', 3],
  creator: ['author', 0],
  name: ['author', 1],
  author: ['author', 2],
  pubdate: ['date', 0],
  published: ['date', 1],
  issued: ['date', 2],
  date: ['date', 3],
  updated: ['date', 4],
  modified: ['date', 5],
  language: ['language', 0],
}

interface Fields {
  id: Part | null
  title: Part | null
  link: Part | null
  body: Part | null
  author: Part | null
  date: Part | null
  language: Part | null
}

interface Part extends Words {
  readonly rank: number
}

class Reader {
  private readonly items: Item[] = []
  private root = false
  private language: string | null = null
  private fields: Fields | null = null
  /** The part that is being read: its element, the elements open inside it, what was read so far. */
  private part: { name: string; depth: number; type: string; pieces: string[] } | null = null

  open(name: string, attributes: Readonly<Record<string, string>>) {
    if (this.part) {
      // Elements inside a text are its markup (Atom's xhtml); an author's name is an element of its own.
      if (this.part.name !== 'author') {
        this.part.depth += name === this.part.name ? 1 : 0
        this.part.pieces.push(`<${name}>`)
        return
      }
      this.part = null
    }
    if (ROOTS.has(name)) {
      this.root = true
      this.language ??= attributes['xml:lang'] ?? null
    }
    if (ITEMS.has(name)) {
      this.finishItem()
      this.fields = {
        id: null,
        title: null,
        link: null,
        body: null,
        author: null,
        date: null,
        language: null,
      }
      const about = attributes['rdf:about']
      if (about) this.keep('guid', { words: about, html: false })
    } else if (this.fields && name === 'link' && attributes['href']) {
      const rank = (attributes['rel'] ?? 'alternate') === 'alternate' ? 0 : 1
      this.keep('link', { words: attributes['href'], html: false, rank })
    } else if (PARTS[name] && (this.fields || name === 'language')) {
      this.part = { name, depth: 0, type: attributes['type'] ?? '', pieces: [] }
    }
  }

  text(words: string) {
    this.part?.pieces.push(this.part.type === 'xhtml' ? words.replaceAll('<', '&lt;') : words)
  }

  close(name: string) {
    const { part } = this
    if (part) {
      if (name !== part.name) part.pieces.push(`</${name}>`)
      else if (part.depth > 0) part.depth -= 1
      else {
        this.part = null
        const atomPlain = part.type === 'text' || part.type === 'text/plain'
        this.keep(name, { words: part.pieces.join('').trim(), html: !atomPlain })
      }
    }
    if (ITEMS.has(name)) this.finishItem()
  }

  document(): Document | null {
    this.finishItem()
    return this.root || this.items.length > 0 ? { items: this.items, language: this.language } : null
  }

  private keep(name: string, part: Words & { readonly rank?: number }) {
    if (!this.fields) {
      if (name === 'language') this.language ??= part.words
      return
    }
    const [field, usual] = PARTS[name] ?? []
    if (field === undefined || usual === undefined || part.words === '') return
    const rank = part.rank ?? usual
    if (rank < (this.fields[field]?.rank ?? Number.POSITIVE_INFINITY)) this.fields[field] = { ...part, rank }
  }

  private finishItem() {
    const { fields } = this
    this.fields = null
    this.part = null
    if (!fields || this.items.length === MAX_ITEMS) return
    this.items.push({
      id: fields.id?.words ?? null,
      link: fields.link?.words ?? null,
      title: fields.title,
      body: fields.body,
      author: fields.author ? { name: fields.author.words, url: null } : null,
      date: fields.date?.words ?? null,
      language: fields.language?.words ?? null,
    })
  }
}

/** `content:encoded` -> `encoded`. What is said of pictures and sounds (`media:title`) is no part of the words. */
function localName(name: string): string {
  return name.startsWith('media:') ? '' : name.slice(name.indexOf(':') + 1).toLowerCase()
}
