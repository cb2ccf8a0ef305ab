/** Customers' words are text, whatever marks are in them. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]|^[#+=-]|(?<=^\d+)[.)]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(https?|www)(?=[:.])/gi, '$1\u200B')
    .replaceAll('@', '@\u200B')
}
