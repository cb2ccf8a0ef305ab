import { type LookupAddress, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'

/** Every address that a name stands for. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

export const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) =>
    lookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  )

/** A place on a private network that the configuration does not allow. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'

  constructor(host: string, address: string) {
    const where = host === address ? address : `${host} (${address})`
    super(
      `${where} is not on the public internet. If it is meant, add ${host} to network.allowPrivate in the configuration.`,
    )
  }
}

/** Which hosts and addresses may be called: those on the public internet, and those that `allowPrivate` names. */
export function createAddressRule(allowPrivate: readonly string[]) {
  const hosts = new Set<string>()
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = []
  for (const entry of allowPrivate.map((each) => each.trim().toLowerCase())) {
    const bare = unbracket(entry)
    if (ipaddr.isValidCIDR(bare)) ranges.push(ipaddr.parseCIDR(bare))
    else if (ipaddr.isValid(bare)) ranges.push(wholeAddress(ipaddr.process(bare)))
    else hosts.add(entry)
  }

  function allows(host: string, address: string): boolean {
    if (hosts.has(host.toLowerCase())) return true
    if (!ipaddr.isValid(address)) return false
    const written = ipaddr.parse(address)
    if (written.range() === 'unicast') return true
    const meant = ipaddr.process(address)
    return ranges.some(([range, bits]) => range.kind() === meant.kind() && meant.match(range, bits))
  }

  /** @throws {AddressRefused} */
  function check(host: string, address: string): void {
    if (!allows(host, address)) throw new AddressRefused(host, address)
  }

  /** A host written as an address is never looked up: it is checked here. @throws {AddressRefused} */
  function checkHost(host: string): void {
    const bare = unbracket(host)
    if (ipaddr.isValid(bare)) check(bare, bare)
  }

  return { check, checkHost }
}

export type AddressRule = ReturnType<typeof createAddressRule>

/**
 * Connects only where the rule allows. Every answer of the name service is checked, and the address that
 * was connected to once more: a name that points at a public and a private address is refused.
 */
export function guardedConnector(rule: AddressRule, resolve: Resolve): buildConnector.connector {
  const guardedLookup: LookupFunction = (host, options, callback) => {
    resolve(host)
      .then((addresses) => {
        for (const { address } of addresses) rule.check(host, address)
        const [first] = addresses
        if (!first) throw Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' })
        return { addresses, first }
      })
      .then(
        ({ addresses, first }) =>
          options.all ? callback(null, [...addresses]) : callback(null, first.address, first.family),
        (error: NodeJS.ErrnoException) => callback(error, []),
      )
  }
  const connect = buildConnector({ allowH2: false, timeout: 10_000, lookup: guardedLookup })
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null)
      try {
        const host = unbracket(options.hostname)
        rule.check(host, socket.remoteAddress ?? '')
        callback(null, socket)
      } catch (refusal) {
        socket.destroy()
        callback(refusal instanceof Error ? refusal : new Error(String(refusal)), null)
      }
    })
}

/** `[::1]` -> `::1` */
function unbracket(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
}

function wholeAddress(address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
