import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after } from 'node:test'
import { temporaryFolder } from '../testing.ts'

/** A timestamp authority on loopback, made with the tool that others verify with. */
export type TestAuthority = {
  readonly url: string
  /** Whether the tool finds a timestamp right, for these bytes and this authority; with what it says. */
  readonly verify: (reply: Uint8Array, bytes: Uint8Array) => { readonly right: boolean; readonly said: string }
  /** What the next answer is made into before it is sent. */
  readonly spoil: (spoiling: Spoiling) => void
  /** How many questions came. */
  readonly asked: () => number
}

type Spoiling = (reply: Buffer) => { readonly status?: number; readonly body: Buffer }

/** Why there is no such authority on this machine; undefined where there is one. */
export const noAuthority: string | undefined =
  spawnSync('openssl', ['version']).status === 0 ? undefined : 'openssl, which timestamps are verified with, is not here'

/** Starts an authority that is stopped after the tests of the file. */
export async function startAuthority(): Promise<TestAuthority> {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  const run = (...given: readonly string[]): Buffer => execFileSync('openssl', given, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  writeFileSync(at('tsa.cnf'), configuration)
  writeFileSync(at('serial'), '01')
  writeFileSync(at('ext.cnf'), `extendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:FALSE\n`)
  run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3', '-keyout', 'ca.key', '-out', 'ca.pem', ...subject('Test root'))
  run('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', ...subject('Test timestamps'))
  run(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    'ext.cnf',
    '-out',
    'tsa.pem',
  )
  let [spoiling, questions] = [asIs, 0]
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      questions++
      writeFileSync(at('query.tsq'), Buffer.concat(pieces))
      const { status = 200, body } = spoiling(run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq'))
      spoiling = asIs
      response.writeHead(status, { 'Content-Type': 'application/timestamp-reply' }).end(body)
    })
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    verify(reply, bytes) {
      writeFileSync(at('reply.tsr'), reply)
      writeFileSync(at('file'), bytes)
      const { status, stdout, stderr } = spawnSync('openssl', ['ts', '-verify', '-data', 'file', '-in', 'reply.tsr', '-CAfile', 'ca.pem'], {
        cwd: folder,
      })
      return { right: status === 0, said: `${stdout.toString()}${stderr.toString()}` }
    },
    spoil: (how) => void (spoiling = how),
    asked: () => questions,
  }
}

const subject = (name: string): string[] => ['-subj', `/O=Amparo tests/CN=${name}`]

const asIs: Spoiling = (reply) => ({ body: reply })

const configuration = `[tsa]
default_tsa = own
[own]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`
