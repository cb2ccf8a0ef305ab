/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home'

/**
 * Slack's limits on what is shown, as counts and UTF-16 units:
 * https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/views.
 */
export const LIMITS = {
  blocks: { message: 50, modal: 100, home: 100 },
  /** All words of one surface. Slack names none below 40,000; past this nobody reads on. */
  words: { message: 12_000, modal: 24_000, home: 40_000 },
  /** The top-level text, all that phones' notifications and screen readers get; Slack advises 4,000. */
  summary: 3_000,
  header: 150,
  section: 3_000,
  /** Not documented for rich text; that of a section is kept. */
  richText: 3_000,
  contextText: 2_000,
  /** Slack's own charts, in messages alone: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
  chart: { inMessage: 2, title: 50, series: 6, points: 20, label: 20 },
  /** https://docs.slack.dev/reference/block-kit/blocks/table-block; a cell's are ours. */
  table: { inMessage: 1, rows: 100, columns: 20, words: 10_000, cell: 200 },
  /** Uploaded ones; how many is ours. A file's alternative text: https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
  picture: { inMessage: 3, title: 2_000, alternative: 1_000, shown: 2_000 },
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  url: 3_000,
  viewTitle: 24,
  viewMetadata: 3_000,
  label: 2_000,
  hint: 2_000,
  inputText: 3_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
} as const satisfies Record<string, number | Readonly<Record<string, number>>>
