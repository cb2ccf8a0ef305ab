import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { complaints } from './complaints.ts'
import { decisions } from './decisions.ts'
import { departments } from './departments.ts'
import { done } from './done.ts'
import { praise } from './praise.ts'
import { volume } from './said.ts'
import { sources } from './sources.ts'
import { speed } from './speed.ts'
import { themes } from './themes.ts'

/** In the order in which they are read; one without lines is not there. */
export const SECTIONS: readonly {
  readonly name: string
  readonly write: (figures: Figures) => readonly Line[]
}[] = [
  { name: 'What was said', write: volume },
  { name: 'By department', write: departments },
  { name: 'What it was about', write: themes },
  { name: 'Praise worth sharing', write: praise },
  { name: 'Complaints', write: complaints },
  { name: 'How fast we were', write: speed },
  { name: 'What was done', write: done },
  { name: 'Sources in trouble', write: sources },
  { name: 'What needs a decision', write: decisions },
]
