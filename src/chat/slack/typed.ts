/**
 * What a person typed, as Slack sends it, back to what they meant. Slack escapes `&`, `<` and `>`, and
 * wraps addresses, people and channels: `<https://a.example|a.example>`, `<@U1|ines>`, `<#C1|billing>`.
 */
export function readTyped(text: string): string {
  return text
    .replace(/<(https?:[^|>\s]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<mailto:([^|>\s]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<#([A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, name: string | undefined) => `#${name || id}`)
    .replace(/<!(?:subteam\^[A-Z0-9]+\|)?([^>|]*)(?:\|[^>]*)?>/g, (_, word: string) =>
      word.startsWith('@') ? word : `@${word}`,
    )
    .replace(/<@([A-Z0-9]+)\|[^>]*>/g, '<@$1>')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The words after the bot's own mention, wherever it stands. */
export function withoutMention(text: string, bot: string): string {
  return text.replace(new RegExp(`<@${bot}(?:\\|[^>]*)?>`), ' ').trim()
}
