import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { reasonInWords } from './reasons.ts'

/**
 * A place that a person named for something to be written to. What writes opens `place` with `flags`, and then either
 * finishes or abandons.
 */
export type Target = {
  readonly kind: 'target'
  readonly place: string
  readonly flags: 'wx' | 'w'
  /** false for a pipe or a device, which is written straight. */
  readonly isFile: boolean
  /** Gives what was written its name. Gives the sentence that says why it could not, and leaves nothing then. */
  readonly finish: () => string | undefined
  /** Takes away what was written so far. */
  readonly abandon: () => void
}

type Refusal = { readonly kind: 'refused'; readonly reason: string }

/**
 * Decides how a named place is written. A new file, and an old one that `force` allows to be replaced, is first written
 * beside it under a name of chance, so that the file of that name is whole and two writers do not meet. A link is
 * followed: what it leads to is replaced, never the link. With `never` the sentence does not tell of --force.
 */
export function chooseTarget(path: string, force: boolean | 'never'): Target | Refusal {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined)
      return lstatSync(path, { throwIfNoEntry: false }) === undefined
        ? beside(path, path, force === 'never' ? force : false)
        : refused(`${path} cannot be written: it is a link that leads nowhere.`)
    if (found.isDirectory()) return refused(`${path} cannot be written: it is a folder. Name a file in it.`)
    if (!found.isFile())
      return { kind: 'target', place: path, flags: 'w', isFile: false, finish: () => undefined, abandon: () => undefined }
    return force === true ? beside(path, realpathSync(path), true) : refused(existsAlready(path, force))
  } catch (error) {
    return refused(`${path} cannot be written: ${reasonInWords(error)}.`)
  }
}

function beside(named: string, path: string, force: boolean | 'never'): Target {
  const place = `${path}.${randomBytes(6).toString('hex')}.unfinished`
  const abandon = (): void => rmSync(place, { force: true })
  const finish = (): string | undefined => {
    try {
      if (force === true) renameSync(place, path)
      else nameNew(place, path)
      syncFolder(dirname(path))
      return undefined
    } catch (error) {
      abandon()
      return (error as { code?: string }).code === 'EEXIST'
        ? existsAlready(named, force)
        : `${named} cannot be written: ${reasonInWords(error)}.`
    }
  }
  return { kind: 'target', place, flags: 'wx', isFile: true, finish, abandon }
}

/** A link fails where a file has come in the meantime; a rename would replace it. Disks without links (FAT) get the rename. */
function nameNew(place: string, path: string): void {
  try {
    linkSync(place, path)
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw Object.assign(new Error('exists'), { code: 'EEXIST' })
    renameSync(place, path)
    return
  }
  rmSync(place)
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const existsAlready = (path: string, force: boolean | 'never'): string =>
  `${path} is there already, and was left as it is. Name another file${force === 'never' ? '' : ', or add --force to replace it'}.`
const refused = (reason: string): Refusal => ({ kind: 'refused', reason })
