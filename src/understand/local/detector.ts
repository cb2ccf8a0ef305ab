import { readFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { hashText, mix } from './hash.ts'

/**
 * eld's detector over eld's smallest table, held in 3 MB. Its own entry builds an object for each of the
 * table's 50,000 pieces of words, which takes 90 MB; here the table stays the text that it is delivered as, an
 * index tells where each piece is, and a piece is read when it is asked for.
 */
export interface Detector {
  detect(text: string): {
    readonly language: string
    isReliable(): boolean
    getScores(): Readonly<Record<string, number>>
  }
}

/** What eld's detector is made of, as of the version that package.json names. */
const moduleSchema = z.object({
  createEld: z.custom<() => { instance: Detector; loadData: (table: object) => void }>(
    (made) => typeof made === 'function',
  ),
})

export async function loadDetector(): Promise<Detector> {
  const found = findPackageJSON('eld', import.meta.url)
  if (found === undefined) throw new Error('The package eld is not installed. Run npm install.')
  const root = pathToFileURL(found)
  const { createEld } = moduleSchema.parse(await import(new URL('src/languageDetector.js', root).href))
  const { instance, loadData } = createEld()
  loadData(tableIn(await readFile(new URL('src/ngrams/extrasmall.js', root), 'utf8')))
  return instance
}

const LANGUAGE = /(\d+):'([a-z]+)'/g
const PIECE = /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^'":,{}\s]+)):\{([\d:,]*)\}/g
const SCORE = /(\d+):(\d+)/g

function tableIn(source: string): object {
  const start = source.indexOf('ngrams:{') + 'ngrams:{'.length
  const languages = Object.fromEntries(
    source
      .slice(0, start)
      .matchAll(LANGUAGE)
      .map(([, number = '', code]) => [number, code]),
  )
  const find = indexOf(source, start)
  const ngrams = new Proxy({}, { get: (_, piece) => (typeof piece === 'string' ? find(piece) : undefined) })
  return { type: 'XS60', languages, ngrams }
}

/** Twice as many places as pieces, so that few share one. */
const PLACES = 1 << 17

function indexOf(source: string, start: number): (piece: string) => Record<string, number> | undefined {
  const index = new Uint32Array(PLACES)
  const placeOf = (piece: string) => mix(hashText(piece)) & (PLACES - 1)
  PIECE.lastIndex = start
  for (let found = PIECE.exec(source); found !== null; found = PIECE.exec(source)) {
    let place = placeOf(nameIn(found))
    while (index[place] !== 0) place = (place + 1) & (PLACES - 1)
    index[place] = found.index
  }
  return (piece) => {
    for (let place = placeOf(piece); index[place] !== 0; place = (place + 1) & (PLACES - 1)) {
      PIECE.lastIndex = index[place] ?? 0
      const found = PIECE.exec(source)
      if (found !== null && nameIn(found) === piece)
        return Object.fromEntries(
          (found[4] ?? '').matchAll(SCORE).map(([, language = '', score]) => [language, Number(score)]),
        )
    }
    return undefined
  }
}

function nameIn([, single, double, bare]: RegExpExecArray): string {
  return (single ?? double ?? bare ?? '').replace(/\\(.)/g, '$1')
}
