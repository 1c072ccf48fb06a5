import type { Standing } from './counts.ts'
import type { Disclosure } from './entry.ts'

/** What is remembered of an entry that counts, so that later ones can take it back. */
export type EntryState = {
  readonly kind: 'sign' | 'organisation' | 'batch'
  readonly edition: number
  readonly disclosure: Disclosure
  readonly country: string | null
  readonly state: Standing
}

export type EntryStates = {
  readonly add: (index: number, kind: EntryState['kind'], edition: number, disclosure?: Disclosure, country?: string | null) => void
  /** Undefined for an entry that counts nothing. */
  readonly of: (index: number) => EntryState | undefined
  readonly standingOf: (index: number) => Standing
  readonly reasonOf: (index: number) => string
  readonly correct: (index: number, disclosure: Disclosure) => void
  readonly withdraw: (index: number) => void
  readonly remove: (index: number, reason: string) => void
  readonly restore: (index: number) => void
}

/**
 * Remembers entries in seven bytes each, in pages: a log of millions is counted in a memory that a small machine has. An
 * edition's index is kept in 32 bits, of which a log of one installation will not run out.
 */
export function entryStates(): EntryStates {
  const pages: Page[] = []
  const reasons = new Map<number, string>()
  const pageOf = (index: number): Page => (pages[Math.floor(index / pageSize)] ??= newPage())
  const setState = (index: number, state: Standing): void => {
    const { marks } = pageOf(index)
    const mark = marks[index % pageSize] as number
    marks[index % pageSize] = (mark & ~(3 << 2)) | (states.indexOf(state) << 2)
  }
  const of = (index: number): EntryState | undefined => {
    const page = pages[Math.floor(index / pageSize)]
    const at = index % pageSize
    const mark = page?.marks[at] ?? 0
    if (page === undefined || (mark & 3) === 0) return undefined
    return {
      kind: kinds[(mark & 3) - 1] as EntryState['kind'],
      state: states[(mark >> 2) & 3] as Standing,
      disclosure: disclosures[(mark >> 4) & 3] as Disclosure,
      edition: page.editions[at] as number,
      country: readCountry(page.countries[at] as number),
    }
  }
  return {
    of,
    add(index, kind, edition, disclosure = 'c', country = null) {
      const page = pageOf(index)
      const at = index % pageSize
      page.marks[at] = (kinds.indexOf(kind) + 1) | (disclosures.indexOf(disclosure) << 4)
      page.editions[at] = edition
      page.countries[at] = writeCountry(country)
    },
    standingOf: (index) => of(index)?.state ?? 'counted',
    reasonOf: (index) => reasons.get(index) ?? '',
    correct(index, disclosure) {
      const { marks } = pageOf(index)
      const mark = marks[index % pageSize] as number
      marks[index % pageSize] = (mark & ~(3 << 4)) | (disclosures.indexOf(disclosure) << 4)
    },
    withdraw(index) {
      setState(index, 'withdrawn')
      reasons.delete(index)
    },
    remove(index, reason) {
      setState(index, 'removed')
      reasons.set(index, reason)
    },
    restore(index) {
      setState(index, 'counted')
      reasons.delete(index)
    },
  }
}

const pageSize = 65_536
const kinds = ['sign', 'organisation', 'batch'] as const
const states = ['counted', 'withdrawn', 'removed'] as const
const disclosures = ['n', 'a', 'c'] as const

type Page = { readonly marks: Uint8Array; readonly editions: Uint32Array; readonly countries: Uint16Array }
const newPage = (): Page => ({
  marks: new Uint8Array(pageSize),
  editions: new Uint32Array(pageSize),
  countries: new Uint16Array(pageSize),
})

/** Two letters in sixteen bits; 0 is none. */
const writeCountry = (country: string | null): number => (country === null ? 0 : (country.charCodeAt(0) << 8) | country.charCodeAt(1))
const readCountry = (code: number): string | null => (code === 0 ? null : String.fromCharCode(code >> 8, code & 255))
