import { fold } from '../../core/fold.ts'
import { ImportFault } from './file.ts'
import type { Cells } from './row.ts'

/** What a column can mean, and the names that it commonly has, the best first. */
const NAMES = {
  text: 'text,body,comment,content,message,review,feedback,reviewtext,reviewbody,commenttext,verbatim,description,answer,response,note,kommentar,nachricht,commentaire,avis,comentario,opinion,testo',
  title: 'title,subject,headline,reviewtitle,summary,topic,titel,betreff,titre,titulo,titolo',
  author:
    'author,authorname,username,user,name,reviewer,reviewername,customer,customername,nickname,handle,from,autor,auteur,autore',
  authorKey: 'authorkey,authorid,userid,customerid,reviewerid,email,emailaddress',
  id: 'id,reviewid,commentid,messageid,ticketid,postid,responseid,externalid,uuid,guid,key',
  url: 'url,link,permalink,reviewurl,reviewlink,sourceurl,href,address',
  publishedAt:
    'publishedat,published,date,datetime,createdat,created,time,timestamp,submittedat,reviewdate,postedat,datum,fecha,data',
  reach: 'reach,followers,followercount,views,likes,points,impressions,score',
  language: 'language,lang,locale,sprache,langue,idioma,lingua',
} as const

export type Meaning = keyof typeof NAMES
export const MEANINGS = Object.keys(NAMES).filter((name): name is Meaning => Object.hasOwn(NAMES, name))

/** Which column means what. */
export type Columns = Readonly<Partial<Record<Meaning, string>>>

/** By `--map text=Comment`, else by the columns' names. @throws {ImportFault} for a meaning there is not. */
export function createColumnReader(map: Readonly<Record<string, string>>) {
  const given: Partial<Record<Meaning, string>> = {}
  for (const [wanted, column] of Object.entries(map)) {
    const meaning = MEANINGS.find((each) => each.toLowerCase() === wanted.trim().toLowerCase())
    if (meaning === undefined)
      throw new ImportFault(`A column cannot mean ${wanted}. It can mean: ${MEANINGS.join(', ')}.`)
    given[meaning] = column
  }
  const memo = new Map<string, Columns>()

  return function columnsOf({ columns }: Cells): Columns {
    const key = columns.join('\n')
    const known = memo.get(key)
    if (known) return known
    const made: Partial<Record<Meaning, string>> = {}
    for (const meaning of MEANINGS) {
      const column = given[meaning] ?? byName(columns, NAMES[meaning].split(','))
      if (column !== undefined) made[meaning] = column
    }
    // Rows of a JSONL file can have ever other keys.
    if (memo.size < 1_000) memo.set(key, made)
    return made
  }
}

/** @throws {ImportFault} when a file with these columns holds no text for certain, or lacks a mapped column. */
export function checkColumns(columns: Columns, header: readonly string[]): void {
  const there = `The columns are: ${header.join(', ')}.`
  for (const [meaning, column] of Object.entries(columns))
    if (!header.includes(column))
      throw new ImportFault(`There is no column ${column} for ${meaning}. ${there}`)
  if (columns.text === undefined)
    throw new ImportFault(`No column is known to hold the text. ${there} Name it: --map text=<column>`)
}

function byName(columns: readonly string[], names: readonly string[]): string | undefined {
  const plain = columns.map((column) => fold(column).replace(/[^a-z0-9]/g, ''))
  for (const name of names) {
    const index = plain.indexOf(name)
    if (index >= 0) return columns[index]
  }
  return undefined
}
