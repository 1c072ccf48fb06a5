import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The process that owns a data folder: its number, and when it began, since a number is given again. */
export type Owner = z.infer<typeof ownerShape>

const ownerShape = z.object({
  pid: z.int().positive(),
  /** The machine's boot and the tick of the process's start: no two processes have both and the number in common. */
  began: z.string(),
  /** Whether it serves the sites until it is stopped. Any other ends by itself soon. */
  serves: z.boolean(),
})

export type Claim =
  | { readonly kind: 'claimed'; readonly release: () => void }
  /** A live process has it. */
  | { readonly kind: 'owned'; readonly owner: Owner }

/**
 * Claims a data folder for this process, unless a live process has it. The record of a dead one is replaced. It is what
 * tells a server that was left behind from one whose owner only cannot be heard; the lock in the database stays the
 * last word.
 */
export function claimFolder(dataFolder: string, serves: boolean): Claim {
  const path = join(dataFolder, 'owner.json')
  const own = join(dataFolder, `owner.${randomBytes(6).toString('hex')}`)
  writeFileSync(own, JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) ?? '', serves } satisfies Owner), {
    mode: 0o600,
    flag: 'wx',
  })
  try {
    for (;;) {
      // A rename would replace another's claim; a link fails where there is one.
      if (linked(own, path)) return { kind: 'claimed', release: () => rmSync(path, { force: true }) }
      const text = textOf(path)
      const owner = ownerIn(text)
      if (owner !== undefined && isAlive(owner)) return { kind: 'owned', owner }
      removeStale(path, text)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  }
}

/** Takes away the record of a dead process; if another has put its own there meanwhile, puts that back. */
function removeStale(path: string, text: string | undefined): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return
    throw error
  }
  if (textOf(aside) !== text) linked(aside, path)
  rmSync(aside, { force: true })
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ownerIn(text: string | undefined): Owner | undefined {
  try {
    return ownerShape.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

const isAlive = ({ pid, began }: Owner): boolean => beginningOf(pid) === began

/** Undefined when there is no such process, or only its remains that nobody has fetched yet (a zombie). */
function beginningOf(pid: number): string | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  // The name of the program, in parentheses, may hold anything; the fields after it begin with the state.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined
  return `${(textOf('/proc/sys/kernel/random/boot_id') ?? '').trim()} ${fields[19]}`
}
