import type { Config } from '../../config/schema.ts'
import type { Analysis } from '../../core/analysis.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { createPace } from '../pace.ts'
import { departmentChooser, stemsOf } from './departments.ts'
import { Features } from './features.ts'
import { languageOf, UNKNOWN } from './language.ts'
import { nameFinder, promiseFinder } from './names.ts'
import { Reader } from './reader.ts'
import { summarise } from './summary.ts'
import { LOCAL_ANALYST } from './version.ts'
import { model } from './weights.ts'

/** Longer texts say no more than this about themselves. */
const READ = 4_000

/** Understands mentions on this machine alone: no network, no key, tens of microseconds each. */
export function createLocalAnalyst({ brand, departments }: Pick<Config, 'brand' | 'departments'>): Analyst {
  const choose = departmentChooser(departments)
  const namesIn = nameFinder(brand.people)
  const promisesIn = promiseFinder(brand.promises)
  const features = new Features()
  let reader: Reader | undefined

  function analyse(mention: Mention, language: string): Analysis {
    reader ??= new Reader(model())
    const text = mention.text.slice(0, READ)
    // What cannot be told is mostly a few words of English, or none.
    features.read(mention.title, text, language === UNKNOWN ? 'en' : language)
    const people = namesIn(mention.title === null ? text : `${mention.title}\n${text}`)
    const read = reader.read(features, language, people.length > 0)
    const stems = stemsOf(features.tokens)
    const choice = choose(read.departments, stems)
    const telling = reader.telling(features, read)
    return {
      kind: read.kind,
      sentiment: read.sentiment,
      urgency: read.urgency,
      department: choice.department,
      themes: [],
      promises: promisesIn(new Set(stems)),
      people,
      language,
      summary: summarise(mention.title, text, new Set(telling)),
      worth: read.worth,
      confidence: { ...read.confidence, department: choice.confidence * read.trust },
      analyst: LOCAL_ANALYST,
      because: [...new Set([...telling.slice(0, 4), ...choice.words])],
    }
  }

  return {
    name: LOCAL_ANALYST,
    async analyse(mentions) {
      const pace = createPace()
      const analyses: Analysis[] = []
      for (const mention of mentions) {
        const language = languageOf(mention)
        analyses.push(analyse(mention, typeof language === 'string' ? language : await language))
        await pace()
      }
      return analyses
    },
  }
}
