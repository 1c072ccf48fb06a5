import type { Sensitivity } from '../claims/index.ts'
import { canonicalJson } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { StoredLog } from './case-log.ts'
import { fieldsWithWords, keepsWords } from './closed-documents.ts'
import { entryName } from './entry-name.ts'
import type { EntryList } from './entry-schemas.ts'
import { plainCase, textIn, type Plain, type PlainEntry } from './plain-case.ts'
import { strictness } from './sensitivity.ts'
import { sealedIn, withoutSealed } from './without-sealed.ts'

/**
 * As much of an entry as somebody may read, of what it says or once said: undefined where they may not. What was erased
 * is null, to those who may read everything; of others it cannot be told whether they might have.
 */
export type EntryReader = (list: EntryList, entry: PlainEntry | null, position: number) => PlainEntry | null | undefined

/**
 * Holds the entries of a case, in any of their revisions, to the rule by which `readableBy` leaves things out. Takes the
 * whole case with its log as it stands. An entry that is left out is left out in all its revisions; an earlier wording of one that
 * stays must not say an id or a name of what is left out, also where the case would keep such words in a title.
 */
export function entryReader(
  { document, calls, contacts }: { readonly document: CaseDocument } & Pick<StoredLog, 'calls' | 'contacts'>,
  clearance: Sensitivity,
): EntryReader {
  const guarded = new Set(document.sources.filter((source) => source.protected === true).map(({ id }) => id))
  const tells = (list: EntryList, entry: PlainEntry | null): boolean => list === 'identities' || namesProtected(list, entry, guarded)
  if (clearance === 'sealed') return (list, entry) => (tells(list, entry) ? undefined : entry)
  const mayRead = (sensitivity: Sensitivity | undefined): boolean => strictness(sensitivity) <= strictness(clearance)
  const isSealed = ({ sensitivity }: { readonly sensitivity?: Sensitivity }): boolean => !mayRead(sensitivity)
  const { sealed, closed, printing, betrays } = sealedIn(document, isSealed)
  const whole = sealed.size === 0 && closed.size === 0
  const standing = new Map(
    plainCase(withoutSealed(document, isSealed).document).lists.map(([list, entries]) => [
      list,
      new Map(entries.map((entry) => [nameIn(list, entry), entry])),
    ]),
  )
  const open = (entries: StoredLog['calls']): ReadonlySet<number> =>
    new Set(entries.filter(({ value }) => mayRead(markOf(value))).map(({ meta }) => meta.position))
  const heard = { calls: open(calls), contacts: open(contacts) }
  // Documents of which this reader has the title alone.
  const withheld = new Set(
    document.documents.filter((item) => printing.has(item.id) || keepsWords(item, isSealed) || betrays.text(item.text)).map(({ id }) => id),
  )
  const hasClaim = (id: string): boolean => standing.get('claims')!.has(id)
  return (list, entry, position) => {
    if (entry === null || tells(list, entry)) return undefined
    switch (list) {
      case 'head':
      case 'appeals':
        return entry
      case 'calls':
      case 'contacts':
      case 'handovers':
        // That a claim was made of a call tells nothing but its id; that a note was read tells nothing.
        if (entry['kind'] === 'claim') return hasClaim(textIn(entry, 'claim')) ? entry : undefined
        if (!mayRead(markOf(entry)) || (list !== 'handovers' && !heard[list].has(position))) return undefined
        return standing.get('sources')!.has(textIn(entry, 'source')) ? entry : without(entry, 'source')
      case 'identities':
        return undefined
      case 'procedures':
        return mayRead('privileged') ? entry : undefined
      case 'retractions':
      case 'tightenings':
        return hasClaim(textIn(entry, 'claim')) ? entry : undefined
      case 'claims':
        // As it may be read: what it denies and supersedes may be what nobody may be told of.
        return standing.get(list)!.get(nameIn(list, entry))
      case 'independence':
      case 'rulings':
      case 'consents':
        return whole || standing.get(list)!.has(nameIn(list, entry)) ? entry : undefined
      case 'subjects':
      case 'sources':
      case 'documents':
      case 'questions': {
        const stands = standing.get(list)!.get(nameIn(list, entry))
        if (whole || stands === undefined) return stands === undefined ? undefined : entry
        // What only fewer might read when it was written, is for them still.
        if (list === 'documents' && entry['sensitivity'] !== undefined && !mayRead(markOf(entry))) return undefined
        const said = wordless(entry)
        if (canonicalJson(said) !== canonicalJson(wordless(stands)) && betrays.text(...textsIn(said))) return undefined
        return withheld.has(nameIn(list, entry)) || betrays.text(...wordsIn(entry)) ? said : entry
      }
      default:
        return list satisfies never
    }
  }
}

/** Whether an entry is what a source was called before it was protected. */
const namesProtected = (list: EntryList, entry: PlainEntry | null, guarded: ReadonlySet<string>): boolean =>
  list === 'sources' && entry !== null && guarded.has(textIn(entry, 'id')) && entry['protected'] !== true

/** A document without its words and files; anything else as it is. */
const wordless = (entry: PlainEntry): PlainEntry => fieldsWithWords.reduce<PlainEntry>((left, field) => without(left, field), entry)

/** The words of a document, and those of how it came. */
const wordsIn = (entry: PlainEntry): readonly string[] => fieldsWithWords.flatMap((field) => textsIn(entry[field] ?? ''))

const markOf = (entry: PlainEntry): Sensitivity | undefined => entry['sensitivity'] as Sensitivity | undefined
const without = (entry: PlainEntry, field: string): PlainEntry =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field))
const nameIn = (list: string, entry: PlainEntry): string =>
  list === 'rulings' || list === 'independence' ? canonicalJson(entry) : entryName(list, entry)

/** Every text in a value, however deep. */
function textsIn(value: Plain): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
