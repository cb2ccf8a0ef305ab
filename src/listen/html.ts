import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** Beyond this, HTML is cut: far more than any text that is kept. */
const LONGEST_HTML = 200_000

/** HTML as the words a reader sees: entities read, blocks on lines of their own, no scripts or styles. */
export function htmlToText(html: string): string {
  const cut = html.slice(0, LONGEST_HTML)
  if (!MARKUP.test(cut)) return cut
  const page = new Page()
  let tag = ''
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => page.write(cut.slice(start, end)),
    ontextentity: (codepoint) => page.write(String.fromCodePoint(codepoint)),
    onopentagname: (start, end) => {
      tag = cut.slice(start, end).toLowerCase()
    },
    onopentagend: () => page.open(tag, false),
    onselfclosingtag: () => page.open(tag, true),
    onclosetag: (start, end) => page.close(cut.slice(start, end).toLowerCase()),
    oncdata: (start, end, offset) => page.write(cut.slice(start, end - offset)),
    onattribdata: nothing,
    onattribentity: nothing,
    onattribend: nothing,
    onattribname: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onprocessinginstruction: nothing,
  }
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks)
  tokenizer.write(cut)
  tokenizer.end()
  return page.text()
}

/** A tag or an entity; `I <3 it` and `R&D` have neither. */
const MARKUP = /<[a-z/!?]|&(?:#|[a-z]+;)/i

function nothing() {}

const LINES = new Set(
  'address article aside blockquote dd details dialog div dl dt fieldset figcaption figure footer form header hr li main nav ol option section summary table tr ul'.split(
    ' ',
  ),
)
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'table'])
const CELLS = new Set(['td', 'th'])
const UNSEEN = new Set(
  'script style template noscript head title iframe object svg math select audio video canvas textarea noembed noframes'.split(
    ' ',
  ),
)

/** Words with the space and the lines between them, as a browser would lay them out. */
class Page {
  private readonly written: string[] = []
  private space = false
  private lines = 0
  private unseen = ''

  write(text: string) {
    if (this.unseen !== '') return
    const words = text.replace(SPACE, ' ')
    if (words === ' ') {
      this.space = true
      return
    }
    if (words.startsWith(' ')) this.space = true
    this.put(words.trim())
    if (words.endsWith(' ')) this.space = true
  }

  open(tag: string, selfClosing: boolean) {
    if (this.unseen !== '') return
    if (UNSEEN.has(tag)) {
      if (!selfClosing) this.unseen = tag
      return
    }
    this.edge(tag)
    if (tag === 'br') this.lines = Math.min(2, this.lines + 1)
    if (tag === 'li') {
      this.put('-')
      this.space = true
    }
  }

  close(tag: string) {
    if (this.unseen === '') this.edge(tag)
    else if (this.unseen === tag) this.unseen = ''
  }

  text(): string {
    return this.written.join('')
  }

  private edge(tag: string) {
    if (PARAGRAPHS.has(tag)) this.lines = 2
    else if (LINES.has(tag)) this.lines = Math.max(1, this.lines)
    else if (CELLS.has(tag)) this.space = true
  }

  private put(words: string) {
    if (words === '') return
    if (this.written.length > 0)
      this.written.push(this.lines > 0 ? '\n'.repeat(this.lines) : this.space ? ' ' : '')
    this.written.push(words)
    this.lines = 0
    this.space = false
  }
}

/** Spaces that HTML runs together; a no-break space is one too for a reader. */
const SPACE = /[ \t\n\r\f\u00a0]+/g
