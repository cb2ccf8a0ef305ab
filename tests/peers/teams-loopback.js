// Loaded into Microsoft's playground before it starts. It would listen on all of the machine's addresses,
// where nobody proves who they are, and would call home: on loopback it can do neither.
import dns from 'node:dns'
import { Server } from 'node:net'

const { listen } = Server.prototype
Server.prototype.listen = function (port, ...more) {
  const where = typeof port === 'number' ? { port, host: '127.0.0.1' } : port
  return listen.call(this, where, ...more)
}

const { lookup } = dns
dns.lookup = (name, options, done) => {
  if (name === 'localhost' || name === '127.0.0.1') return lookup(name, options, done)
  const answer = typeof options === 'function' ? options : done
  const error = Object.assign(new Error(`Only this machine is asked, not ${name}.`), { code: 'ENOTFOUND' })
  process.nextTick(answer, error)
}
