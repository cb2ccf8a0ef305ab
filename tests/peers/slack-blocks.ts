/**
 * Slack's own rules for blocks and views, written down a second time from its documentation
 * (https://docs.slack.dev/reference/block-kit), so that the renderer is not judged by its own table.
 */
export function blockFaults(blocks: unknown, most: number): string[] {
  if (!Array.isArray(blocks)) return ['blocks: not a list']
  const faults: string[] = []
  if (blocks.length > most) faults.push(`blocks: ${blocks.length}, at most ${most}`)
  const ids = new Set<unknown>()
  for (const [index, block] of blocks.entries()) {
    const at = `blocks[${index}]`
    const id = get(block, 'block_id')
    if (id !== undefined) {
      faults.push(...string(id, 1, 255, `${at}.block_id`))
      if (ids.has(id)) faults.push(`${at}.block_id: twice`)
      ids.add(id)
    }
    faults.push(...checkBlock(block, at))
  }
  if (!JSON.stringify(blocks).isWellFormed() || /\\ud[89a-f]/i.test(JSON.stringify(blocks)))
    faults.push('blocks: half a character')
  return faults
}

export function viewFaults(view: unknown): string[] {
  const faults: string[] = []
  const type = get(view, 'type')
  const blocks = get(view, 'blocks')
  if (type !== 'modal' && type !== 'home') faults.push(`type: ${String(type)}`)
  faults.push(...blockFaults(blocks, 100))
  for (const kind of ['data_visualization', 'table'])
    if (count(blocks, kind) > 0) faults.push(`${kind}: in messages only`)
  faults.push(...optional(get(view, 'private_metadata'), 3000, 'private_metadata'))
  faults.push(...optional(get(view, 'callback_id'), 255, 'callback_id'))
  if (type === 'modal') {
    faults.push(...plain(get(view, 'title'), 24, 'title'))
    for (const name of ['submit', 'close'])
      if (get(view, name) !== undefined) faults.push(...plain(get(view, name), 24, name))
    const asks = Array.isArray(blocks) && blocks.some((block) => get(block, 'type') === 'input')
    if (asks && get(view, 'submit') === undefined) faults.push('submit: missing beside inputs')
  }
  if (JSON.stringify(view).length > 250_000) faults.push('view: more than 250 kB')
  return faults
}

/** Whether Slack's own charts are among the blocks: not every workspace takes them yet. */
export function hasCharts(blocks: unknown): boolean {
  return count(blocks, 'data_visualization') > 0
}

/** The uploaded files that blocks show. */
export function filesIn(blocks: unknown): readonly string[] {
  if (!Array.isArray(blocks)) return []
  return blocks
    .filter((block) => get(block, 'type') === 'image')
    .map((block) => String(get(get(block, 'slack_file'), 'id')))
}

export function messageFaults(message: { text?: unknown; blocks?: unknown }): string[] {
  const faults = message.blocks === undefined ? [] : blockFaults(message.blocks, 50)
  if (count(message.blocks, 'data_visualization') > 2) faults.push('data_visualization: more than 2')
  if (count(message.blocks, 'table') > 1) faults.push('table: more than 1')
  if (typeof message.text !== 'string' || message.text === '') faults.push('text: none')
  return faults
}

function checkBlock(block: unknown, at: string): string[] {
  switch (get(block, 'type')) {
    case 'header':
      return plain(get(block, 'text'), 150, `${at}.text`)
    case 'divider':
      return []
    case 'section': {
      const text = get(block, 'text')
      const fields = get(block, 'fields')
      const accessory = get(block, 'accessory')
      return [
        ...(text === undefined && fields === undefined ? [`${at}: neither text nor fields`] : []),
        ...(text === undefined ? [] : textObject(text, 3000, `${at}.text`)),
        ...(fields === undefined
          ? []
          : many(fields, 1, 10, `${at}.fields`, (one, where) => textObject(one, 2000, where))),
        ...(accessory === undefined ? [] : element(accessory, `${at}.accessory`)),
      ]
    }
    case 'context':
      return many(get(block, 'elements'), 1, 10, `${at}.elements`, (one, where) =>
        textObject(one, 3000, where),
      )
    case 'actions': {
      const elements = get(block, 'elements')
      return [...many(elements, 1, 25, `${at}.elements`, element), ...unique(elements, at)]
    }
    case 'input':
      return [
        ...plain(get(block, 'label'), 2000, `${at}.label`),
        ...(get(block, 'hint') === undefined ? [] : plain(get(block, 'hint'), 2000, `${at}.hint`)),
        ...element(get(block, 'element'), `${at}.element`),
      ]
    case 'image':
      return [
        ...string(get(block, 'alt_text'), 1, 2000, `${at}.alt_text`),
        ...(get(block, 'title') === undefined ? [] : plain(get(block, 'title'), 2000, `${at}.title`)),
        ...(/^F[A-Z0-9]{8,}$/.test(filesIn([block]).join()) ? [] : [`${at}.slack_file: no file`]),
      ]
    case 'rich_text':
      return many(get(block, 'elements'), 1, 100, `${at}.elements`, richText)
    case 'data_visualization':
      return chartFaults(block, at)
    case 'table':
      return tableFaults(block, at)
    default:
      return [`${at}.type: ${String(get(block, 'type'))}`]
  }
}

/** Each series has a figure for each category, in their order; names differ. */
function chartFaults(block: unknown, at: string): string[] {
  const chart = get(block, 'chart')
  const type = get(chart, 'type')
  const categories = get(get(chart, 'axis_config'), 'categories')
  const series = get(chart, 'series')
  const names = Array.isArray(series) ? series.map((one) => get(one, 'name')) : []
  return [
    ...string(get(block, 'title'), 1, 50, `${at}.title`),
    ...(type === 'line' || type === 'bar' ? [] : [`${at}.chart.type: ${String(type)}`]),
    ...many(categories, 1, 20, `${at}.categories`, (one, where) => string(one, 1, 20, where)),
    ...(Array.isArray(categories) && new Set(categories).size < categories.length
      ? [`${at}.categories: the same twice`]
      : []),
    ...(new Set(names).size < names.length ? [`${at}.series: the same name twice`] : []),
    ...many(series, 1, 6, `${at}.series`, (one, where) => {
      const data = get(one, 'data')
      const labels = Array.isArray(data) ? data.map((point) => get(point, 'label')) : []
      return [
        ...string(get(one, 'name'), 1, 20, `${where}.name`),
        ...(JSON.stringify(labels) === JSON.stringify(categories)
          ? []
          : [`${where}.data: not one for each category`]),
        ...many(data, 1, 20, `${where}.data`, (point, place) =>
          Number.isFinite(get(point, 'value')) ? [] : [`${place}.value: ${String(get(point, 'value'))}`],
        ),
      ]
    }),
  ]
}

function tableFaults(block: unknown, at: string): string[] {
  const rows = get(block, 'rows')
  const sizes = Array.isArray(rows) ? rows.map((row) => (Array.isArray(row) ? row.length : 0)) : []
  const words = Array.isArray(rows) ? rows.flat().map((cell) => String(get(cell, 'text'))) : []
  return [
    ...many(rows, 1, 100, `${at}.rows`, (row, where) =>
      many(row, 1, 20, where, (cell, place) =>
        get(cell, 'type') === 'raw_text'
          ? string(get(cell, 'text'), 1, 10_000, `${place}.text`)
          : [`${place}.type: ${String(get(cell, 'type'))}`],
      ),
    ),
    ...(new Set(sizes).size > 1 ? [`${at}.rows: not of one length`] : []),
    ...(words.join('').length > 10_000 ? [`${at}: more than 10,000 characters`] : []),
    ...many(get(block, 'column_settings') ?? [], 0, 20, `${at}.column_settings`, (one, where) =>
      ['left', 'center', 'right'].includes(String(get(one, 'align') ?? 'left')) ? [] : [`${where}.align`],
    ),
  ]
}

function count(blocks: unknown, type: string): number {
  return Array.isArray(blocks) ? blocks.filter((block) => get(block, 'type') === type).length : 0
}

function richText(part: unknown, at: string): string[] {
  const type = get(part, 'type')
  if (type !== 'rich_text_section' && type !== 'rich_text_quote') return [`${at}.type: ${String(type)}`]
  return many(get(part, 'elements'), 1, 1000, `${at}.elements`, (one, where) => {
    switch (get(one, 'type')) {
      case 'text':
        return string(get(one, 'text'), 1, 4000, `${where}.text`)
      case 'link':
        return [
          ...address(get(one, 'url'), `${where}.url`),
          ...optional(get(one, 'text'), 4000, `${where}.text`),
        ]
      default:
        return [`${where}.type: ${String(get(one, 'type'))}`]
    }
  })
}

function element(value: unknown, at: string): string[] {
  const id = optional(get(value, 'action_id'), 255, `${at}.action_id`)
  switch (get(value, 'type')) {
    case 'button': {
      const style = get(value, 'style')
      const url = get(value, 'url')
      return [
        ...id,
        ...plain(get(value, 'text'), 75, `${at}.text`),
        ...optional(get(value, 'value'), 2000, `${at}.value`),
        ...(url === undefined ? [] : address(url, `${at}.url`)),
        ...optional(get(value, 'accessibility_label'), 75, `${at}.accessibility_label`),
        ...(style === undefined || style === 'primary' || style === 'danger'
          ? []
          : [`${at}.style: ${String(style)}`]),
      ]
    }
    case 'plain_text_input': {
      const most = get(value, 'max_length') ?? 3000
      const initial = get(value, 'initial_value')
      if (typeof most !== 'number' || most < 1 || most > 3000) return [`${at}.max_length: ${String(most)}`]
      return [...id, ...(initial === undefined ? [] : string(initial, 0, most, `${at}.initial_value`))]
    }
    case 'static_select': {
      const options = get(value, 'options')
      const groups = get(value, 'option_groups')
      const initial = get(value, 'initial_option')
      const all: unknown[] = Array.isArray(options)
        ? options
        : Array.isArray(groups)
          ? groups.flatMap((group) => get(group, 'options') ?? [])
          : []
      const known = all.some((one) => JSON.stringify(one) === JSON.stringify(initial))
      return [
        ...id,
        ...((options === undefined) === (groups === undefined) ? [`${at}: options or option_groups`] : []),
        ...(options === undefined ? [] : many(options, 1, 100, `${at}.options`, option)),
        ...(groups === undefined
          ? []
          : many(groups, 1, 100, `${at}.option_groups`, (group, where) => [
              ...plain(get(group, 'label'), 75, `${where}.label`),
              ...many(get(group, 'options'), 1, 100, `${where}.options`, option),
            ])),
        ...(initial === undefined || known ? [] : [`${at}.initial_option: no option`]),
      ]
    }
    default:
      return [`${at}.type: ${String(get(value, 'type'))}`]
  }
}

function option(value: unknown, at: string): string[] {
  return [
    ...plain(get(value, 'text'), 75, `${at}.text`),
    ...string(get(value, 'value'), 1, 150, `${at}.value`),
  ]
}

function textObject(value: unknown, most: number, at: string): string[] {
  const type = get(value, 'type')
  if (type === 'plain_text') return plain(value, most, at)
  if (type !== 'mrkdwn') return [`${at}.type: ${String(type)}`]
  return string(get(value, 'text'), 1, most, `${at}.text`)
}

function plain(value: unknown, most: number, at: string): string[] {
  if (get(value, 'type') !== 'plain_text') return [`${at}: not plain_text`]
  return string(get(value, 'text'), 1, most, `${at}.text`)
}

function address(value: unknown, at: string): string[] {
  const fault = string(value, 1, 3000, at)
  return fault.length > 0 || !URL.canParse(String(value)) ? [...fault, `${at}: no address`] : []
}

function unique(elements: unknown, at: string): string[] {
  if (!Array.isArray(elements)) return []
  const ids = elements.map((one) => get(one, 'action_id')).filter((id) => id !== undefined)
  return new Set(ids).size === ids.length ? [] : [`${at}: the same action_id twice`]
}

function many(
  value: unknown,
  least: number,
  most: number,
  at: string,
  check: (one: unknown, at: string) => string[],
): string[] {
  if (!Array.isArray(value)) return [`${at}: not a list`]
  const size =
    value.length < least || value.length > most ? [`${at}: ${value.length}, ${least} to ${most}`] : []
  return [...size, ...value.flatMap((one, index) => check(one, `${at}[${index}]`))]
}

function optional(value: unknown, most: number, at: string): string[] {
  return value === undefined ? [] : string(value, 0, most, at)
}

function string(value: unknown, least: number, most: number, at: string): string[] {
  if (typeof value !== 'string') return [`${at}: not text`]
  return value.length < least || value.length > most
    ? [`${at}: ${value.length} long, ${least} to ${most}`]
    : []
}

function get(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}
