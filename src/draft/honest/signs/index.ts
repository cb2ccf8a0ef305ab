import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import { type Compiled, compile } from './signs.ts'

/** Every text is looked at by all of them: one that changes its language has nowhere to hide. */
export const SIGNS: Readonly<Record<string, Compiled>> = {
  en: compile(en),
  de: compile(de),
  fr: compile(fr),
  es: compile(es),
  pt: compile(pt),
  it: compile(it),
  nl: compile(nl),
}
