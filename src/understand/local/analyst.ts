import type { Config } from '../../config/schema.ts'
import { type Analysis, KINDS, URGENCIES } from '../../core/analysis.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { createPace } from '../pace.ts'
import { departmentChooser, stemsOf } from './departments.ts'
import { alarms, Features } from './features.ts'
import { languageOf, UNKNOWN } from './language.ts'
import { readAnybody } from './lessons/anybody.ts'
import { Lessons, type Read } from './lessons/lessons.ts'
import { traitsOf } from './lessons/traits.ts'
import type { Judged } from './lessons/usual.ts'
import { nameFinder, promiseFinder } from './names.ts'
import { answersFor, decide, logsOf, type Odds } from './odds.ts'
import { Reader, trustIn } from './reader.ts'
import { summarise } from './summary.ts'
import { LOCAL_ANALYST } from './version.ts'
import { model } from './weights.ts'

/** Longer texts say no more than this about themselves. */
const READ = 4_000

/** Understands mentions on this machine alone: no network, no key, tens of microseconds each. */
export function createLocalAnalyst({ brand, departments }: Pick<Config, 'brand' | 'departments'>): Analyst {
  const answers = answersFor(Object.keys(departments))
  const choose = departmentChooser(departments)
  const namesIn = nameFinder(brand.people)
  const promisesIn = promiseFinder(brand.promises)
  const features = new Features()
  const lessons = new Lessons(answers, judge)
  let reader: Reader | undefined

  /** What the model alone makes of it; the words stay in `features`. */
  function read({ title, text, language }: Read) {
    reader ??= new Reader(model())
    // What cannot be told is mostly a few words of English, or none.
    features.read(title, text, language === UNKNOWN ? 'en' : language)
    const people = namesIn(title === null ? text : `${title}\n${text}`)
    const stems = stemsOf(features.tokens)
    const reading = reader.read(features, people.length > 0)
    const choice = choose(reading.departments, stems)
    const odds: Odds = {
      kind: logsOf(reading.kinds),
      urgency: logsOf(reading.urgencies),
      department: logsOf(choice.chances),
      worth: logsOf([1 - reading.worth, reading.worth]),
    }
    return { reader, odds, people, stems, words: choice.words }
  }

  function judge(words: Read): Judged {
    const { odds } = read({ ...words, text: words.text.slice(0, READ) })
    const alarmed = alarms(features)
    return {
      traits: traitsOf(features),
      answers: {
        kind: decide('kind', odds, alarmed),
        urgency: decide('urgency', odds, alarmed),
        department: decide('department', odds, alarmed),
        worth: decide('worth', odds, alarmed),
      },
    }
  }

  function analyse(mention: Mention, language: string): Analysis {
    const text = mention.text.slice(0, READ)
    const { reader, odds, people, stems, words } = read({ title: mention.title, text, language })
    const alarmed = alarms(features)
    const taught = lessons.sway(features, odds, (field, now) => decide(field, now, alarmed))

    const trust = trustIn(language)
    const chance = (one: Float64Array, at: number) => Math.exp(one[at] ?? Number.NEGATIVE_INFINITY)
    const kindAt = decide('kind', odds, alarmed)
    const urgencyAt = decide('urgency', odds, alarmed)
    const departmentAt = decide('department', odds, alarmed)
    const kind = KINDS[kindAt] ?? 'other'
    const sentiment = reader.sentiment(
      chance(odds.kind, KINDS.indexOf('complaint')),
      chance(odds.kind, KINDS.indexOf('praise')),
    )
    const telling = reader.telling(features, kind)
    return {
      kind,
      sentiment: sentiment.score,
      urgency: URGENCIES[urgencyAt] ?? 'low',
      department: Object.keys(departments)[departmentAt] ?? null,
      themes: [],
      promises: promisesIn(new Set(stems)),
      people,
      language,
      summary: summarise(mention.title, text, new Set(telling)),
      worth: chance(odds.worth, 1),
      confidence: {
        kind: chance(odds.kind, kindAt) * trust,
        sentiment: sentiment.confidence * trust,
        urgency: chance(odds.urgency, urgencyAt) * trust,
        department: chance(odds.department, departmentAt) * trust,
      },
      analyst: LOCAL_ANALYST,
      because: [...new Set([...telling.slice(0, 4), ...(words[departmentAt] ?? [])])],
      ...(taught.length > 0 && { taught }),
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
    async learn(taught) {
      lessons.learn(taught, readAnybody)
    },
  }
}
