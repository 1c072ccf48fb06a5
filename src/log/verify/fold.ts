import { readEntry, type Disclosure, type Entry } from './entry.ts'
import { countsOf, newAppeal, type AppealCounts, type CountedAppeal } from './counts.ts'
import { entryStates, type EntryStates } from './entry-states.ts'

/** An entry that breaks a rule: it changes no count. */
export type Problem = { readonly index: number; readonly sentence: string }

/** The fold so far. It grows with each entry, and is not to be shared by two who add to it. */
export type Fold = {
  /** How many entries were counted. */
  size: number
  readonly appeals: Map<string, CountedAppeal>
  readonly editions: Map<number, CountedEdition>
  readonly states: EntryStates
  readonly problems: Problem[]
}

type CountedEdition = { readonly appeal: CountedAppeal; readonly name: string }

export const newFold = (): Fold => ({ size: 0, appeals: new Map(), editions: new Map(), states: entryStates(), problems: [] })

/** Counts further entries, in order, by the rules of docs/log.md ("The fold"). Changes the given fold and gives it back. */
export function foldMore(fold: Fold, lines: Iterable<string>): Fold {
  for (const line of lines) {
    const entry = readEntry(line)
    const problem = entry === null ? 'is not a line that the log knows' : countEntry(fold, entry)
    if (problem !== undefined) fold.problems.push({ index: fold.size, sentence: `Entry ${fold.size} ${problem}.` })
    fold.size += 1
  }
  return fold
}

/** The counts of each appeal, by its id. They no longer change when the fold goes on. */
export const countsOfAppeals = (fold: Fold): ReadonlyMap<string, AppealCounts> =>
  new Map([...fold.appeals].map(([appeal, counted]) => [appeal, countsOf(counted)]))

/** Counts one entry; gives what is wrong with it, if anything is. */
function countEntry(fold: Fold, entry: Entry): string | undefined {
  const { size: index, states } = fold
  switch (entry.kind) {
    case 'edition': {
      const appeal = fold.appeals.get(entry.appeal) ?? newAppeal()
      const name = `${entry.version} ${entry.lang}`
      if (appeal.editions.has(name)) return `enters version ${entry.version} of ${entry.appeal} in ${entry.lang} for the second time`
      fold.appeals.set(entry.appeal, appeal)
      appeal.editions.set(name, { index, version: entry.version, lang: entry.lang, hash: entry.hash, total: 0 })
      fold.editions.set(index, { appeal, name })
      return undefined
    }
    case 'sign': {
      const edition = open(fold, entry.edition)
      if (typeof edition === 'string') return edition
      states.add(index, 'sign', entry.edition, entry.disclosure, entry.country)
      move(edition, entry.disclosure, entry.country, 1)
      return undefined
    }
    case 'correct': {
      const known = states.of(entry.sign)
      if (known?.kind !== 'sign') return `corrects entry ${entry.sign}, which is no sign-on`
      if (known.state !== 'counted') return `corrects entry ${entry.sign}, which was ${known.state}`
      const { appeal } = fold.editions.get(known.edition)!
      appeal.byDisclosure[known.disclosure] -= 1
      appeal.byDisclosure[entry.disclosure] += 1
      states.correct(entry.sign, entry.disclosure)
      return undefined
    }
    case 'withdraw':
      return withdraw(fold, entry.index)
    case 'remove': {
      const known = states.of(entry.index)
      if (known === undefined) return `removes entry ${entry.index}, which is nothing that counts`
      if (known.state !== 'counted') return `removes entry ${entry.index}, which was ${known.state}`
      const edition = fold.editions.get(known.edition)!
      if (known.kind === 'sign') {
        move(edition, known.disclosure, known.country, -1)
        add(edition.appeal.removed, entry.reason, 1)
      }
      states.remove(entry.index, entry.reason)
      return undefined
    }
    case 'restore': {
      const known = states.of(entry.index)
      if (known?.state !== 'removed') return `restores entry ${entry.index}, which was not removed`
      const edition = fold.editions.get(known.edition)!
      if (known.kind === 'sign') {
        move(edition, known.disclosure, known.country, 1)
        add(edition.appeal.removed, states.reasonOf(entry.index), -1)
      }
      states.restore(entry.index)
      return undefined
    }
    case 'organisation': {
      const edition = open(fold, entry.edition)
      if (typeof edition === 'string') return edition
      states.add(index, 'organisation', entry.edition)
      edition.appeal.organisations.push({ index, edition: entry.edition, hash: entry.hash, standing: () => states.standingOf(index) })
      return undefined
    }
    case 'batch': {
      const edition = open(fold, entry.edition)
      if (typeof edition === 'string') return edition
      if (entry.accepted > entry.claimed) return `accepts ${entry.accepted} of ${entry.claimed} on paper`
      states.add(index, 'batch', entry.edition)
      const { kind: _, ...batch } = entry
      edition.appeal.batches.push({ ...batch, index, standing: () => states.standingOf(index) })
      return undefined
    }
    case 'audit': {
      const edition = fold.editions.get(entry.edition)
      if (edition === undefined) return `names entry ${entry.edition}, which is no edition`
      if (entry.bad > entry.sampled) return `finds ${entry.bad} bad ones among ${entry.sampled}`
      const { kind: _, ...audit } = entry
      edition.appeal.audits.push({ ...audit, index })
      return undefined
    }
    case 'close': {
      const appeal = fold.appeals.get(entry.appeal)
      if (appeal === undefined) return `closes ${entry.appeal}, of which there is no edition`
      if (appeal.closed !== null) return closed(entry.appeal)
      appeal.closed = index
      return undefined
    }
    default:
      return entry satisfies never
  }
}

function withdraw(fold: Fold, index: number): string | undefined {
  const known = fold.states.of(index)
  if (known === undefined) return `withdraws entry ${index}, which is nothing that counts`
  if (known.state === 'withdrawn') return `withdraws entry ${index}, which was withdrawn`
  const edition = fold.editions.get(known.edition)!
  if (known.kind === 'sign') {
    edition.appeal.withdrawn += 1
    if (known.state === 'counted') move(edition, known.disclosure, known.country, -1)
    else add(edition.appeal.removed, fold.states.reasonOf(index), -1)
  }
  fold.states.withdraw(index)
  return undefined
}

/** The edition that an entry names, if more can come under it; else what is wrong. */
function open(fold: Fold, index: number): CountedEdition | string {
  const edition = fold.editions.get(index)
  if (edition === undefined) return `names entry ${index}, which is no edition`
  return edition.appeal.closed === null ? edition : 'comes after its appeal was closed'
}

const closed = (appeal: string): string => `comes after ${appeal} was closed`

/** A sign-on goes into all counts that it belongs to, or out of them. */
function move({ appeal, name }: CountedEdition, disclosure: Disclosure, country: string | null, by: 1 | -1): void {
  appeal.total += by
  appeal.byDisclosure[disclosure] += by
  const edition = appeal.editions.get(name)
  if (edition !== undefined) edition.total += by
  if (country === null) appeal.withoutCountry += by
  else add(appeal.byCountry, country, by)
}

function add(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by
  if (count === 0) counts.delete(name)
  else counts.set(name, count)
}
