import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { projectPath } from './project-path.ts'
import type { PdfAnswer, PdfJob, PdfReply } from './pdf-worker.ts'

/** What one PDF process may use before it is ended and replaced. */
export type PdfLimits = {
  /** Documents a process sets before a fresh one takes over: the compiler's memory only ever grows (2 MB for a sheet, 10 for six pages). */
  readonly documents: number
  /** Milliseconds one document may take. */
  readonly time: number
  /** Milliseconds without work after which the process ends. */
  readonly idle: number
  /** Megabytes for the compiler, and as many again for JavaScript. One that holds half of them is replaced before the next document. */
  readonly memory: number
}

/** A child process that sets one document after another. */
export type PdfProcess = {
  /** Answers one job. Never rejects: a crash or a time-out is an answer, and then `usable` is false. */
  set(job: PdfJob): Promise<PdfAnswer>
  readonly usable: () => boolean
  readonly pid: number | undefined
  end(): void
}

/**
 * Starts a PDF process. It has an empty environment, may read only the compiler, the fonts' packages and its own code,
 * and may not write, start processes or load add-ons. It ends when ours does, and never keeps ours alive while idle.
 */
export function startPdfProcess(limits: PdfLimits): PdfProcess {
  const child = fork(join(import.meta.dirname, `pdf-worker${extname(import.meta.filename)}`), [String(limits.memory / 2 - 1)], {
    env: {},
    execArgv: [
      '--permission',
      ...readable().map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${limits.memory}`,
      `--wasm-max-mem-pages=${limits.memory * 16}`,
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let usable = true
  let done = 0
  const end = (): void => {
    usable = false
    child.kill('SIGKILL')
  }
  child.once('exit', () => (usable = false))
  let busy = false
  const idle = setTimeout(() => (busy ? idle.refresh() : end()), limits.idle)
  idle.unref()
  rest(child)
  return {
    usable: () => usable,
    pid: child.pid,
    end: () => {
      clearTimeout(idle)
      end()
    },
    async set(job) {
      busy = true
      wake(child)
      const answer = await reply(child, job, limits.time)
      busy = false
      rest(child)
      done += 1
      if (answer.ended || answer.megabytes > limits.memory / 2 || done >= limits.documents) end()
      else idle.refresh()
      return answer.kind === 'failed' ? { kind: 'failed', message: answer.message } : { kind: 'rendered', bytes: answer.bytes }
    },
  }
}

/** `ended`: the process is of no further use. */
type Reply = PdfReply & { readonly ended: boolean }

function reply(child: ChildProcess, job: PdfJob, time: number): Promise<Reply> {
  return new Promise((resolve) => {
    const settle = (answer: Reply): void => {
      clearTimeout(late)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      resolve(answer)
    }
    const fail = (message: string): void => settle({ kind: 'failed', message, megabytes: 0, ended: true })
    const onMessage = (answer: unknown): void => {
      const given = answer as PdfReply
      settle({ ...given, ended: given.kind === 'failed' && trapped.test(given.message) })
    }
    const onExit = (code: number | null, signal: string | null): void => fail(`The PDF process ended (${signal ?? `status ${code}`}).`)
    const onError = (error: Error): void => fail(`The PDF process could not be used: ${error.message}`)
    const late = setTimeout(() => fail(`The PDF took longer than ${time / 1000} seconds.`), time)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.send(job, (error) => {
      if (error !== null) onError(error)
    })
  })
}

/** A WebAssembly trap leaves the compiler in an unknown state: such a process is not used again. */
const trapped = /unreachable|out of bounds|memory|recursive use|null pointer|stack/i

const rest = (child: ChildProcess): void => {
  child.unref()
  child.channel?.unref()
}

const wake = (child: ChildProcess): void => {
  child.ref()
  child.channel?.ref()
}

/** The folders of installed packages up the tree, our own code, and the package.json that Node reads to load it. */
function readable(): string[] {
  const paths = [import.meta.dirname, projectPath('package.json')]
  for (let folder = projectPath(); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules')
    if (existsSync(packages)) paths.push(packages, realpathSync(packages))
    if (folder === dirname(folder)) return paths
  }
}
