import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import type { Phrases } from './phrases.ts'
import { pt } from './pt.ts'

export const TEMPLATES: ReadonlyMap<string, Phrases> = new Map(Object.entries({ en, de, fr, es, pt, it, nl }))
