import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { projectPath } from './project-path.ts'
import { packParcel, parcelReader, type Parcel } from './limited-parcel.ts'

/** What a limited process may use. */
export type ProcessLimits = {
  /** The absolute path of a module that exports `answer(parcel: Parcel): Promise<Parcel>`; without its extension. */
  readonly program: string
  /** Seconds that one answer may take. */
  readonly seconds: number
  /** Megabytes that the process may hold at any time, its own code included (50 to 130); it is ended when it comes near. */
  readonly megabytes: number
  /** Answers after which a fresh process takes over. */
  readonly answers: number
}

/** What came of a question. `ended`: the process was ended, or ended by itself, and the question has no answer. */
export type LimitedAnswer =
  | { readonly kind: 'answered'; readonly parcel: Parcel }
  | { readonly kind: 'ended'; readonly by: 'time' | 'memory' | 'crash' }

export type LimitedProcess = {
  /** Asks one question; never rejects. A second one must wait for the first: see createLimitedProcess. */
  ask(parcel: Parcel, seconds: number): Promise<LimitedAnswer>
  readonly usable: () => boolean
  readonly pid: number | undefined
  /** The most megabytes it was seen to hold. */
  readonly peak: () => number
  /** Kills it, and answers when it is gone. */
  end(): Promise<void>
}

/**
 * Starts a process that answers questions about bytes nobody trusts. Its environment is empty; by Node's permission model
 * it reads only installed packages and our own code, and writes no file, starts no process, loads no add-on. It is killed
 * when an answer takes too long or when it holds too much memory, which is looked at 50 times a second; the kernel
 * (`ulimit`) refuses it memory and time beyond that and writes no core file. It ends when our end of its pipe closes.
 */
export function startLimitedProcess(limits: ProcessLimits): LimitedProcess {
  const child = begin(limits)
  let usable = true
  let done = 0
  let busy = 0
  let peak = 0
  let settle: ((answer: LimitedAnswer) => void) | undefined
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).on('error', () => resolve()))
  const give = (answer: LimitedAnswer): void => {
    if (answer.kind === 'ended') usable = false
    settle?.(answer)
    settle = undefined
  }
  const kill = (by: 'time' | 'memory' | 'crash'): void => {
    give({ kind: 'ended', by })
    killed(child)
  }
  child.on('error', () => give({ kind: 'ended', by: 'crash' })).once('exit', () => give({ kind: 'ended', by: 'crash' }))
  const [questions, answers] = pipesOf(child)
  let asked: string | undefined
  const read = parcelReader(limits.megabytes * 2 ** 20, (parcel) => {
    const words = answerTo(asked, parcel)
    if (words === undefined) return kill('crash')
    asked = undefined
    give({ kind: 'answered', parcel: { ...parcel, ...words } })
  })
  answers?.on('data', (piece: Uint8Array) => {
    if (!read(piece)) kill('memory')
  })
  answers?.on('error', () => give({ kind: 'ended', by: 'crash' }))
  questions?.on('error', () => give({ kind: 'ended', by: 'crash' }))
  keepAlive(child, false)

  return {
    usable: () => usable,
    pid: child.pid,
    peak: () => peak,
    async ask(parcel, seconds) {
      const began = performance.now()
      keepAlive(child, true)
      const late = setTimeout(() => kill('time'), seconds * 1000)
      const looking = setInterval(() => {
        peak = Math.max(peak, heldBy(child.pid, 'VmRSS'))
        if (peak > limits.megabytes * enough) kill('memory')
      }, lookEvery)
      const answer = await new Promise<LimitedAnswer>((resolve) => {
        settle = resolve
        asked = randomUUID()
        const question = { ...parcel, words: { asked, words: parcel.words } }
        if (usable && questions !== undefined) for (const piece of packParcel(question)) questions.write(piece)
        else give({ kind: 'ended', by: 'crash' })
      })
      clearTimeout(late)
      clearInterval(looking)
      peak = Math.max(peak, heldBy(child.pid, 'VmHWM'))
      done += 1
      busy += performance.now() - began
      // One that has swollen is replaced, so that the next file has the room that it is promised.
      if (done >= limits.answers || busy > limits.seconds * 3000 || heldBy(child.pid, 'VmRSS') > limits.megabytes * swollen) usable = false
      keepAlive(child, false)
      return answer
    },
    async end() {
      usable = false
      keepAlive(child, true)
      killed(child)
      await gone
      keepAlive(child, false)
    },
  }
}

/** Milliseconds between two looks at what a process holds, and the part of its limit at which it is ended: it grows between them. */
const lookEvery = 20
const enough = 0.85

/** The part of its limit at which one that has answered is replaced: with everything loaded it holds 200 megabytes. */
const swollen = 0.6

function begin({ program, seconds, megabytes }: ProcessLimits): ChildProcess {
  const code = extname(import.meta.filename)
  const node = [
    process.execPath,
    '--permission',
    ...readable().map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.floor(megabytes * 0.75)}`,
    `--wasm-max-mem-pages=${megabytes * 16}`,
    join(import.meta.dirname, `limited-worker${code}`),
    `${program}${code}`,
  ]
  const [command, ...rest] = existsSync(shell)
    ? [shell, '-c', held, 'sh', String(seconds * 10), String((megabytes + beforeWork) * 1024), ...node]
    : node
  return spawn(command ?? process.execPath, rest, { env: {}, cwd: '/', stdio: ['pipe', 'ignore', 'ignore', 'pipe'] })
}

const shell = '/bin/sh'

/**
 * Seconds of processor time (an orphan that never comes to an end is ended by them) and kilobytes of data; no core file,
 * because it would hold what the file says.
 */
const held = 'unset PWD; ulimit -c 0; ulimit -t "$1"; ulimit -d "$2"; shift 2; exec "$@"'

/**
 * Megabytes that Linux counts as data before any work is done: 580 with Node 24 on x64, nearly all of it room that V8 only
 * keeps free for code. The rest is for other machines.
 */
const beforeWork = 896

/** Megabytes that a process holds (VmRSS) or has held at most (VmHWM); 0 where the system does not say or it is gone. */
function heldBy(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
    return Number(found?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/**
 * What an answer says, where it names the question that is asked just now. A program that a file took over could else answer
 * twice, and give in advance what is said of the next file; it cannot know the number of a question before it comes.
 */
function answerTo(asked: string | undefined, { words }: Parcel): { readonly words: unknown } | undefined {
  const answer = words as { readonly asked?: unknown; readonly words?: unknown } | null
  return asked !== undefined && answer?.asked === asked ? { words: answer.words } : undefined
}

/** Where questions go and where answers come from; neither where the system had no file descriptor left to begin it with. */
function pipesOf({ stdio }: ChildProcess): readonly [Writable | undefined, Readable | undefined] {
  const pipes = stdio as unknown as readonly [Writable, unknown, unknown, Readable] | undefined
  return [pipes?.[0], pipes?.[3]]
}

/** A process that never began has no number, and the number 0 would mean our own. */
function killed(child: ChildProcess): void {
  if (child.pid !== undefined) child.kill('SIGKILL')
}

/** While it works it keeps our process alive; while it rests it does not. */
function keepAlive(child: ChildProcess, alive: boolean): void {
  if (child.pid === undefined) return
  for (const one of [child, ...pipesOf(child)] as unknown as readonly { ref?(): void; unref?(): void }[])
    if (alive) one.ref?.()
    else one.unref?.()
}

/** The folders of installed packages up the tree, our own code, and the package.json that Node reads to load it. */
function readable(): string[] {
  const paths = [dirname(import.meta.dirname), projectPath('package.json')]
  for (let folder = projectPath(); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules')
    if (existsSync(packages)) paths.push(packages, realpathSync(packages))
    if (folder === dirname(folder)) return paths
  }
}
