/** Whether an address is on the host of Slack's API or one below it: customers' words go nowhere else. */
export function isSlacks(address: string, api: string): boolean {
  const to = URL.parse(address)
  const slack = new URL(api)
  return (
    to !== null &&
    to.protocol === slack.protocol &&
    (to.host === slack.host || to.host.endsWith(`.${slack.host}`))
  )
}
