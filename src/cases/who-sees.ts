import { sensitivities, type Sensitivity } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import { closedDocuments, hasWords, isClosed } from './closed-documents.ts'
import { copyFor } from './copy-for.ts'
import { readableBy } from './readable.ts'
import { strictness } from './sensitivity.ts'

/** Why something may be read as far as it may, and no further. */
export type WhySeen =
  /** Somebody marked it so. */
  | 'marked'
  /** Nobody has marked it. */
  | 'unmarked'
  /** Nobody has marked it, and it is printed in nothing but documents that are marked. */
  | 'goes-with-documents'
  /** Nobody has marked it, and no public claim names it: what goes to everybody goes by a list. */
  | 'named-by-none'
  /** Only what may not be read names it, or its words would betray that. */
  | 'would-betray'
  /** It hangs on nothing that is closed. */
  | 'open'

/** An entry of a case: what it is called, how far one has to read to be told of it, and why. */
export type Seen = {
  readonly id: string
  readonly label: string
  /** The least clearance from which it is read; `public` is what may be published, and not what is. */
  readonly from: Sensitivity
  readonly why: WhySeen
  /** Of a document that has them: from where on its words and files are read. */
  readonly words?: Sensitivity
  /** Of a protected source: who it is, is read by those alone who are named in it. */
  readonly isProtected?: true
}

export type WhoSees = { readonly [List in 'claims' | 'documents' | 'sources' | 'subjects']: readonly Seen[] }

/**
 * Who would see what of a case. Nothing here is a rule of its own: each entry is looked for in the part of the case that a copy for
 * every clearance holds (copyFor), so that what is told cannot differ from what is done. Takes as much of the case as whoever asks may read.
 */
export function whoSees(document: CaseDocument): WhoSees {
  const parts = sensitivities.map((clearance) => ({ clearance, part: copyFor(document, clearance) }))
  const firstWith = (has: (part: CaseDocument) => boolean): Sensitivity => parts.find(({ part }) => has(part))?.clearance ?? 'sealed'
  const ids = new Map(parts.map(({ part }) => [part, idsOf(part)] as const))
  const from = (list: keyof WhoSees, id: string): Sensitivity => firstWith((part) => ids.get(part)![list].has(id))
  // What nothing closed keeps from everybody, and what nothing open names to them either.
  const open = idsOf(readableBy(document, 'public'))
  const why = (list: 'documents' | 'sources' | 'subjects', id: string, read: Sensitivity): WhySeen =>
    read === 'public' ? (list === 'documents' ? 'unmarked' : 'open') : open[list].has(id) ? 'named-by-none' : 'would-betray'
  const wordless = new Map(parts.map(({ part }) => [part, new Set(part.documents.filter(hasWords).map(({ id }) => id))] as const))
  return {
    claims: document.claims.map((claim) => {
      const read = from('claims', claim.id)
      return {
        id: claim.id,
        label: claim.statement,
        from: read,
        why: claim.sensitivity === undefined ? unmarked(document, claim, read) : 'marked',
      }
    }),
    documents: document.documents.map((item) => {
      const read = from('documents', item.id)
      const { sensitivity } = item
      const ownMark = sensitivity !== undefined && strictness(sensitivity) === strictness(read)
      return {
        id: item.id,
        label: item.title,
        from: read,
        why: ownMark ? 'marked' : why('documents', item.id, read),
        ...(hasWords(item) && { words: firstWith((part) => wordless.get(part)!.has(item.id)) }),
      }
    }),
    sources: document.sources.map(({ id, name, protected: isProtected }) => ({
      ...seen('sources', id, name),
      ...(isProtected === true && { isProtected }),
    })),
    subjects: document.subjects.map(({ id, names }) => seen('subjects', id, names[0]?.text ?? id)),
  }

  function seen(list: 'sources' | 'subjects', id: string, label: string): Seen {
    const read = from(list, id)
    return { id, label, from: read, why: why(list, id, read) }
  }
}

/** A claim that nobody marked is for the team, unless it goes with what it is printed in. */
function unmarked(document: CaseDocument, claim: CaseDocument['claims'][number], from: Sensitivity): WhySeen {
  if (strictness(from) <= strictness('team')) return 'unmarked'
  const isSealed = ({ sensitivity }: { readonly sensitivity?: Sensitivity }): boolean => strictness(sensitivity) >= strictness(from)
  return isClosed(claim, closedDocuments(document, isSealed), isSealed) ? 'goes-with-documents' : 'unmarked'
}

const idsOf = (part: CaseDocument): { readonly [List in keyof WhoSees]: ReadonlySet<string> } => ({
  claims: new Set(part.claims.map(({ id }) => id)),
  documents: new Set(part.documents.map(({ id }) => id)),
  sources: new Set(part.sources.map(({ id }) => id)),
  subjects: new Set(part.subjects.map(({ id }) => id)),
})
