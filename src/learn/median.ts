/** Of any number of lists together; null when all are empty. Found without putting them in order: they may be long. */
export function median(lists: readonly (readonly number[])[]): number | null {
  const values = new Float64Array(lists.reduce((length, list) => length + list.length, 0))
  let filled = 0
  for (const list of lists) {
    values.set(list, filled)
    filled += list.length
  }
  const last = values.length - 1
  if (last < 0) return null
  const upper = inOrder(values, Math.ceil(last / 2))
  // What stands before it is smaller now.
  const lower = last % 2 === 0 ? upper : values.subarray(0, Math.ceil(last / 2)).reduce(greater)
  return (lower + upper) / 2
}

const greater = (one: number, other: number) => Math.max(one, other)

/** The value that would stand at this place; moves the smaller ones before it, the larger ones behind (Hoare's Find). */
function inOrder(values: Float64Array, place: number): number {
  const at = (index: number) => values[index] ?? Number.NaN
  let first = 0
  let last = values.length - 1
  while (first < last) {
    const pivot = at((first + last) >> 1)
    let left = first
    let right = last
    while (left <= right) {
      while (at(left) < pivot) left += 1
      while (at(right) > pivot) right -= 1
      if (left > right) break
      const moved = at(left)
      values[left] = at(right)
      values[right] = moved
      left += 1
      right -= 1
    }
    if (place <= right) last = right
    else if (place >= left) first = left
    else break
  }
  return at(place)
}
