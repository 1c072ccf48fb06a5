import { fileOf, isMirrored, pathBetween, type Address } from './mirrored-address.ts'
import { addressesOn, relinked } from './relink.ts'

/** One file of a mirror: its path with slashes, and what it holds. */
export type MirroredFile = { readonly path: string; readonly bytes: Uint8Array }

export type CopySettings = {
  /** Asks the site for an address, as a browser would. */
  readonly ask: (address: Address) => Promise<Response>
  /** Where the site lives, without a final slash. */
  readonly origin: string
  /** Addresses that no page leads to and that belong to the copy all the same. */
  readonly also: readonly Address[]
  /** Is told after each answer how many addresses are done, and how many are known so far. */
  readonly progress?: (done: number, known: number) => void
}

type Answer = { readonly bytes: Uint8Array; readonly isPage: boolean; readonly path: string }

/**
 * Copies a site from its first page on: all that its links lead to, once each, as files that lead to each other by relative
 * links. What the site does not show (taken down, not there) is left out, and so is a sheet that cannot be printed; links to it lead
 * home. Throws, with a sentence, where the site fails: nobody can tell then what it shows. The same site gives the same files in the same
 * order; they are all held in memory.
 */
export async function copySite({ ask, origin, also, progress }: CopySettings): Promise<readonly MirroredFile[]> {
  const answers = new Map<Address, Answer>()
  const known = new Set<Address>(['/', ...also])
  let done = 0
  // Grows while it is walked through.
  for (const address of known) {
    const response = await ask(address)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isPage = (response.headers.get('Content-Type') ?? '').startsWith('text/html')
    const path = fileOf(address, isPage)
    progress?.((done += 1), known.size)
    if (response.status !== 200 && !isLeftOut(address, response.status))
      throw new Error(`The site answered ${response.status} for ${address}.`, { cause: response.status })
    if (response.status !== 200 || path === null) continue
    answers.set(address, { bytes, isPage, path })
    if (!isPage) continue
    for (const found of addressesOn(Buffer.from(bytes).toString('utf8'), origin)) if (isMirrored(found)) known.add(found)
  }
  const files = [...answers].map(([address, answer]) => {
    if (!answer.isPage) return { path: answer.path, bytes: answer.bytes }
    const hrefOf = (to: Address): string | null => {
      const there = answers.get(to)
      return there === undefined ? null : pathBetween(answer.path, there.path)
    }
    const page = relinked(Buffer.from(answer.bytes).toString('utf8'), { origin, address, hrefOf })
    return { path: answer.path, bytes: Buffer.from(page, 'utf8') }
  })
  // Compared as texts of ASCII: the same order everywhere.
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether an answer says that there is nothing to copy, or that a form on paper cannot be made now. */
const isLeftOut = (address: Address, status: number): boolean =>
  status === 404 || status === 410 || (status === 503 && /\.(?:pdf|png)$/.test(address))
