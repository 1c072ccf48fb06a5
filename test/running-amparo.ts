import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { projectPath } from '../src/platform/index.ts'

export type RunningAmparo = {
  readonly origin: string
  readonly deskOrigin: string
  readonly data: string
  readonly process: ChildProcess
  /** Everything it has printed so far. */
  readonly printed: () => string
  stop(): Promise<number | null>
}

/**
 * Starts the real thing (`amparo start` or `amparo demo`) as its own process on free ports and waits until it answers. Takes
 * what stands in its environment and what it is given on standard input.
 */
export async function startAmparo(
  command: 'start' | 'demo',
  extra: Readonly<Record<string, string>> = {},
  input = '',
): Promise<RunningAmparo> {
  const [port, deskPort] = [extra['PORT'] ?? (await freePort()), extra['DESK_PORT'] ?? (await freePort())]
  const data = extra['AMPARO_DATA'] ?? folderOfProcess()
  const child = spawn(projectPath('bin', 'amparo'), [command], {
    env: { ...cleanEnvironment(), AMPARO_DATA: data, PORT: String(port), DESK_PORT: String(deskPort), ...extra },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  give(child, input)
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  const origin = `http://localhost:${port}`
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null) throw new Error(`amparo ${command} ended with ${child.exitCode}:\n${text}`)
    const answered = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    // The demo serves before it has loaded everything; its last line says it is done.
    if (answered && (command === 'start' || /is ready/i.test(text))) break
    if (tries > 2400) throw new Error(`amparo ${command} did not answer within two minutes:\n${text}`)
    await wait(50)
  }
  const stop = async (): Promise<number | null> => {
    if (child.exitCode !== null) return child.exitCode
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    return child.exitCode
  }
  return { origin, deskOrigin: `http://localhost:${deskPort}`, data, process: child, printed: () => text, stop }
}

/** Runs one `amparo` command to its end. */
export async function amparo(
  words: readonly string[],
  extra: Readonly<Record<string, string>> = {},
  input = '',
): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(projectPath('bin', 'amparo'), [...words], {
    env: { ...cleanEnvironment(), ...extra },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  give(child, input)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, out, err }
}

/** A process may end before it has read what it is given. */
function give({ stdin }: { readonly stdin: Writable }, input: string): void {
  stdin.on('error', () => undefined)
  stdin.end(input)
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, PORT: _port, DESK_PORT: _desk, NODE_TEST_CONTEXT: _context, ...rest } = process.env
  return rest
}

/** A new folder that is removed when this process ends. */
function folderOfProcess(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * A port of this machine that nobody listens on, below those that systems give by themselves: between looking and
 * listening, somebody else's connection or test would be given it else.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_768)
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return freePort()
    throw error
  }
  server.close()
  await once(server, 'close')
  return port
}
