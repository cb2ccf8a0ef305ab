/**
 * What a message in Teams can hold. Where Microsoft names no number, ours is what people still read.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const LIMITS = {
  /** UTF-16 units of a whole message. Teams takes about 100 KB as UTF-16; 80 KB are kept to. */
  message: 40_960,
  summary: 600,
  heading: 200,
  text: 4_000,
  /** Each line is an element of its own. */
  lines: 40,
  by: 120,
  facts: 20,
  factLabel: 60,
  factValue: 800,
  items: 30,
  item: 400,
  note: 800,
  series: 8,
  seriesName: 40,
  /** A month of days and more. */
  points: 62,
  pointLabel: 24,
  /** Teams names every point under the line, and cuts the names to the room between them. Of more it is given the days. */
  namedPoints: 5,
  bars: 12,
  /** What a phone shows beside each other. */
  columns: 7,
  rows: 20,
  cell: 60,
  /** Teams shows six buttons; the rest stand behind its own "more". */
  shownActions: 6,
  actions: 12,
  /** What a phone still shows whole. */
  actionTitle: 40,
  command: 2_000,
  url: 2_000,
  dialogTitle: 64,
  label: 120,
  hint: 300,
  /** Of a text field; the grammar's notes are shorter. */
  input: 8_000,
  choices: 100,
  choice: 120,
} as const

/** How much of each limit is used, from the first that fits. */
export const TIGHTER = [1, 0.5, 0.25, 0.1, 0.03] as const
