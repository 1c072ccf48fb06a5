import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getOf, load } from './signons-load.ts'

/** How many readers ask at one time, for how many seconds each, and how often the two are asked in turn. */
const [readers, seconds, rounds] = [32, 2, 5]

/**
 * Reads pages of a site that is served and the same bytes from nginx, in turn, from a process of its own: how many are answered in a second.
 * Takes the port of the site and the paths; says so and measures nothing where there is no nginx.
 */
export async function benchBesideNginx(port: number, paths: readonly string[]): Promise<void> {
  console.log(`Pages a second, ${readers} readers who ask again as soon as they are answered, beside nginx serving the same bytes`)
  if (spawnSync('nginx', ['-v']).error !== undefined) return console.log('  not measured: nginx is not installed here\n')
  const nginx = await serveFiles(await Promise.all(paths.map((path) => answerOf(port, path))))
  try {
    for (const path of paths) {
      const ask = async (where: number, cpu: () => number): Promise<Asked> => {
        const before = cpu()
        const stream = { name: path, requests: [getOf(path)], repeat: true, connections: readers }
        const [answered] = await load(where, seconds, [stream])
        assert.deepEqual(Object.keys(answered!.statuses), ['200'], JSON.stringify(answered))
        return { perSecond: answered!.perSecond, cpu: (cpu() - before) / answered!.count }
      }
      // Once to warm both.
      await ask(port, ownCpu)
      await ask(nginx.port, nginx.cpu)
      const [mine, theirs]: [Asked[], Asked[]] = [[], []]
      for (let round = 0; round < rounds; round += 1) {
        mine.push(await ask(port, ownCpu))
        theirs.push(await ask(nginx.port, nginx.cpu))
      }
      const [own, other] = [mediansOf(mine), mediansOf(theirs)]
      const ratio = own.perSecond / other.perSecond
      const spent = `processor time for each page ${own.cpu.toFixed(0)} µs, nginx ${other.cpu.toFixed(0)} µs`
      console.log(
        `  ${path.padEnd(30)} ${own.perSecond.toFixed(0).padStart(7)}/s, nginx ${other.perSecond.toFixed(0).padStart(7)}/s   ratio ${ratio.toFixed(2)}   goal: at least 0.50 → ${ratio >= 0.5 ? 'met' : 'MISSED'}; ${spent}`,
      )
    }
    console.log('')
  } finally {
    await nginx.close()
  }
}

type Asked = { readonly perSecond: number; readonly cpu: number }

const mediansOf = (all: readonly Asked[]): Asked => ({
  perSecond: median(all.map((one) => one.perSecond)),
  cpu: median(all.map((one) => one.cpu)),
})

/** Of this process, in microseconds. */
function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Of a process and its children, in microseconds (proc(5): utime and stime, in hundredths of a second). */
function cpuOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const spent = [String(pid), ...children].map((each) => {
    const fields = readFileSync(`/proc/${each}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return spent.reduce((sum, each) => sum + each, 0) * 10_000
}

type Page = { readonly path: string; readonly headers: ReadonlyMap<string, string>; readonly body: Buffer }

async function answerOf(port: number, path: string): Promise<Page> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  assert.equal(answer.status, 200, path)
  return { path, headers: new Map(answer.headers), body: Buffer.from(await answer.arrayBuffer()) }
}

/** nginx as Debian sets it up, with as many workers as there are processors, and the headers of the site. */
async function serveFiles(
  pages: readonly Page[],
): Promise<{ readonly port: number; readonly cpu: () => number; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-nginx-'))
  // Its workers are nobody.
  chmodSync(folder, 0o755)
  const port = await freePort()
  for (const { path, body } of pages) {
    const file = join(folder, 'html', path === '/' ? 'index.html' : path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, body)
  }
  const own = ['content-length', 'content-type', 'date', 'connection', 'keep-alive', 'etag', 'transfer-encoding']
  const headers = [...(pages[0]?.headers ?? [])].filter(([name]) => !own.includes(name))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes auto; pid ${folder}/pid; error_log ${folder}/error.log;
    events { worker_connections 1024; }
    http {
      sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000000; default_type "text/html; charset=UTF-8";
      client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
      server { listen 127.0.0.1:${port}; root ${folder}/html; index index.html;
        ${headers.map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`).join('\n        ')}
      }
    }`,
  )
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'inherit' })
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}${pages[0]?.path ?? '/'}`).catch(() => undefined)
    if (answered?.status === 200) break
    await new Promise((wait) => setTimeout(wait, 50))
  }
  return {
    port,
    cpu: () => cpuOf(nginx.pid ?? 0),
    async close() {
      nginx.kill('SIGTERM')
      await once(nginx, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
