import type { CaseDocument, PlainEntry } from '../../../cases/index.ts'
import type { FactDictionary, Sensitivity } from '../../../claims/index.ts'
import { dateErrors, textOf, textsOf, type Errors, type Given } from '../forms/index.ts'
import { readAsserts, type Together } from './read-asserts.ts'
import { eventOfQuestion } from './events-offered.ts'
import { readNewDocument, type NewDocument } from './read-new-document.ts'
import { readPrinted, type TextsOfDocuments } from './read-printed.ts'
import { readSaidBy } from './read-said-by.ts'
import { allowing } from './who-may-read.tsx'

/** A claim as it was typed. */
export type TypedClaim = {
  /** The claim as a file writes it, without the id that it gets and without a source that is yet to be added. */
  readonly entry: PlainEntry
  /** Somebody who speaks in this file for the first time. */
  readonly newSource: PlainEntry | null
  /** A document that prints it and is yet to be added. */
  readonly newDocument: NewDocument | null
  /** Questions it is put to when it is kept, and claims with which it is about one event. */
  readonly together: readonly Together[]
  readonly errors: Errors
  /** The field in which a part of the entry was typed. */
  readonly fieldOf: (path: string) => string | undefined
}

export type ClaimContext = {
  /** The case as far as whoever types may read it: nothing else may be referred to. */
  readonly document: CaseDocument
  readonly facts: FactDictionary
  /** The texts of the documents that the form names. */
  readonly texts: TextsOfDocuments
  /** The marks that whoever types would still be able to read. */
  readonly marks: readonly Sensitivity[]
  /** Who records it, by the name that the file shows, and on which day. */
  readonly recorded: { readonly on: string; readonly by: string }
}

/** Reads the form of a claim. All that is wrong is said by its field; then the entry is not to be used. */
export function readClaimForm(given: Given, context: ClaimContext): TypedClaim {
  const { document, facts, recorded } = context
  const errors: Record<string, string> = {}
  const text = (name: string): string => textOf(given, name)
  const about = text('about')
  if (!document.subjects.some(({ id }) => id === about)) errors['about'] = 'Choose whom or what this is about.'
  const speakers = readSaidBy(given, document.sources)
  if (text('statement') === '') errors['statement'] = 'Write what was said, in a sentence.'
  const said_on = text('said_on')
  Object.assign(errors, dateErrors(given, 'said_on'))
  const denies = readDenied(given, document, errors)
  const supersedes = text('supersedes')
  if (supersedes !== '' && !hasClaim(document, supersedes)) errors['supersedes'] = noClaim(supersedes)
  if (denies.includes(supersedes)) errors['supersedes'] = 'A claim that replaces another one does not also deny it. Choose one of the two.'
  const allowed = text('do') === allowing
  const chosen = text('sensitivity')
  if (chosen !== '' && (chosen === 'public' || !context.marks.some((mark) => mark === chosen)))
    errors['sensitivity'] = 'Choose one of these.'
  else if (chosen !== '' && allowed) errors['sensitivity'] = bothChosen
  const sensitivity = allowed ? 'public' : chosen
  const asked = textsOf(given, 'put_to')
  if (asked.some((id) => !document.questions.some((one) => one.id === id))) errors['put_to'] = 'Choose among the questions of this file.'
  const printed = readPrinted(given, document.documents, context.texts)
  const added = readNewDocument(given, document.sources)
  const answers = readAsserts(given, document, facts, { denies: denies.length > 0 })
  const entry: PlainEntry = {
    about,
    said_by: speakers.said_by,
    ...(printed.printed_in.length > 0 && { printed_in: printed.printed_in }),
    statement: text('statement'),
    ...(said_on !== '' && { said_on }),
    ...(answers.asserts.length > 0 && { asserts: answers.asserts }),
    ...(denies.length > 0 && { denies }),
    ...(sensitivity !== '' && { sensitivity }),
    ...(supersedes !== '' && { supersedes }),
    recorded,
  }
  return {
    entry,
    newSource: speakers.newSource,
    newDocument: added.document,
    together: [...asked.map((id) => ({ named: eventOfQuestion + id })), ...answers.together],
    errors: { ...speakers.errors, ...errors, ...printed.errors, ...added.errors, ...answers.errors },
    fieldOf: (path) => fieldOf(path, answers.rows, printed.rows),
  }
}

const bothChosen =
  'You chose that few may read it, and that it may be published. Choose “The team, until somebody decides” if it may; else save it without allowing that.'

/** Claims that are ticked, and those named by their ids. */
function readDenied(given: Given, document: CaseDocument, errors: Record<string, string>): string[] {
  const named = textOf(given, 'denies_more')
    .split(/[\s,;]+/)
    .filter((id) => id !== '')
  const all = [...new Set([...textsOf(given, 'denies'), ...named])]
  const unknown = all.find((id) => !hasClaim(document, id))
  if (unknown !== undefined) errors['denies_more'] = noClaim(unknown)
  return all
}

const hasClaim = ({ claims }: CaseDocument, id: string): boolean => claims.some((claim) => claim.id === id)
const noClaim = (id: string): string => `There is no claim ${id.slice(0, 64)} in this file. A claim is named by its number, such as C12.`

function fieldOf(path: string, answers: readonly number[], printed: readonly number[]): string | undefined {
  const [, list, index, rest] = /^(asserts|printed_in)\[(\d+)\](?:\.(.*))?$/.exec(path) ?? []
  if (list === 'asserts') return `asserts.${answers[Number(index)] ?? 0}.${rest ?? 'fact'}`
  if (list === 'printed_in') {
    // What stands after the rows is the document that comes with the claim.
    const row = printed[Number(index)]
    const part = rest?.replace(/^passage\./, '') ?? 'document'
    return row === undefined ? `new_document.${part}` : `printed.${row}.${part}`
  }
  const field = path.replace(/[[.].*$/, '')
  return field === 'denies'
    ? 'denies_more'
    : ['about', 'said_by', 'statement', 'said_on', 'supersedes', 'sensitivity'].find((name) => name === field)
}
