/**
 * Labels of a chart, each shortened to `most` and unlike the others: charts take equal ones for the same.
 * @param fit shortens a text to so many characters
 */
export function distinct(
  labels: readonly string[],
  most: number,
  fit: (text: string, most: number) => string,
): readonly string[] {
  const taken = new Set<string>()
  return labels.map((label) => {
    let name = fit(label, most) || '–'
    for (let again = 2; taken.has(name); again++) {
      const mark = ` (${again})`
      name = `${fit(label, most - mark.length)}${mark}`
    }
    taken.add(name)
    return name
  })
}
