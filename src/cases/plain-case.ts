import { plainValue, type Assertion, type Claim } from '../claims/index.ts'
import type { SourceDate } from '../kit/index.ts'
import type { Appeal, CaseDocument, Sentence } from './case-document.ts'

/** Anything a file can hold. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }
export type PlainEntry = { readonly [key: string]: Plain }

/** A field of an entry that is a text, such as its id; empty where it is absent. */
export function textIn(plain: PlainEntry, field: string): string {
  const value = plain[field]
  return typeof value === 'string' ? value : ''
}

/**
 * A case as plain entries in the order in which a file has them, with nothing in them that a reader would add by itself.
 * Reading what is written gives the same case again.
 */
export function plainCase(document: CaseDocument): {
  readonly case: PlainEntry
  readonly lists: readonly (readonly [string, readonly PlainEntry[]])[]
} {
  return {
    case: entry(document.case, ['id', 'title', 'country', 'summary', 'opened', 'closed', 'outcome']),
    lists: [
      [
        'subjects',
        document.subjects.map((subject) => ({
          ...entry(subject, ['id', 'kind', 'role']),
          names: subject.names.map((name) => entry(name, ['text', 'lang', 'kind'])),
        })),
      ],
      ['sources', document.sources.map((source) => entry(source, ['id', 'name', 'kind', 'country', 'lang', 'relays', 'protected']))],
      ['documents', document.documents.map(plainDocument)],
      ['claims', document.claims.map(plainClaim)],
      [
        'questions',
        document.questions.map((question) => entry(question, ['id', 'question', 'claims', 'state', 'why', 'on', 'explained_on'])),
      ],
      ['independence', document.independence.map((item) => entry(item, ['sources', 'independent', 'why', 'by', 'on']))],
      [
        'rulings',
        document.rulings.map((ruling) => entry(ruling, ['point', 'prefer', 'deprecate', 'standing', 'reason', 'by', 'on', 'seen'])),
      ],
      [
        'consents',
        document.consents.map((consent) =>
          entry(consent, ['subject', 'given_by', 'relation', 'capacity', 'scope', 'covers', 'refused', 'on', 'until', 'withdrawn']),
        ),
      ],
      ['appeals', document.appeals.map(plainAppeal)],
    ],
  }
}

/** A document as a file writes it. */
export const plainDocument = (document: CaseDocument['documents'][number]): PlainEntry => ({
  ...entry(document, ['id', 'title', 'by', 'published', 'url', 'lang', 'accessed', 'text']),
  ...(document.original && { original: entry(document.original, ['sha256', 'media_type', 'bytes', 'name']) }),
  ...(document.captured && { captured: entry(document.captured, ['by', 'on', 'from', 'how']) }),
  ...unlessEmpty(
    'derived',
    (document.derived ?? []).map((file) => entry(file, ['kind', 'sha256', 'media_type', 'bytes', 'of', 'by', 'on', 'note'])),
  ),
  ...unlessEmpty(
    'discarded',
    (document.discarded ?? []).map((copy) => entry(copy, ['kind', 'sha256', 'by', 'on', 'why'])),
  ),
  ...entry(document, ['unread', 'sensitivity']),
})

function plainClaim(claim: Claim): PlainEntry {
  return {
    ...entry(claim, ['id', 'about', 'said_by']),
    ...unlessEmpty(
      'printed_in',
      claim.printed_in.map(({ document, passage }) => ({
        document,
        ...(passage && { passage: entry(passage, ['exact', 'prefix', 'suffix', 'page']) }),
      })),
    ),
    ...entry(claim, ['statement', 'said_on']),
    ...unlessEmpty('asserts', claim.asserts.map(plainAssertion)),
    ...entry(claim, ['denies', 'sensitivity', 'suggested_standing', 'supersedes']),
    ...(claim.retracted && { retracted: entry(claim.retracted, ['by', 'on', 'why']) }),
    ...(claim.recorded && { recorded: entry(claim.recorded, ['on', 'by']) }),
  }
}

export function plainAppeal(appeal: Appeal): PlainEntry {
  return {
    ...entry(appeal, ['id', 'title', 'summary', 'status', 'opened', 'act_until', 'closed', 'outcome', 'change', 'news', 'lang']),
    sections: appeal.sections.map((section) => ({ ...entry(section, ['heading']), sentences: section.sentences.map(plainSentence) })),
    ...unlessEmpty('asks', appeal.asks.map(plainSentence)),
    ...unlessEmpty(
      'to',
      appeal.to.map((addressee) => entry(addressee, ['name', 'title', 'salutation', 'language', 'body'])),
    ),
  }
}

export const plainAssertion = (assertion: Assertion): PlainEntry => ({
  fact: assertion.fact,
  value: plainValue(assertion.value),
  ...entry(assertion, ['when', 'occasion']),
})

const plainSentence = (sentence: Sentence): PlainEntry => ({
  text: sentence.text,
  ...unlessEmpty('cites', sentence.cites),
  ...(sentence.own_words && { own_words: true }),
})

/** The named fields that are there, in this order, dates as their text. */
function entry<Entry extends object>(from: Entry, names: readonly (keyof Entry & string)[]): PlainEntry {
  const plain: Record<string, Plain> = {}
  for (const name of names) {
    const value = from[name] as Plain | SourceDate | undefined
    if (value !== undefined) plain[name] = isDate(value) ? value.text : value
  }
  return plain
}

const isDate = (value: Plain | SourceDate): value is SourceDate =>
  typeof value === 'object' && 'kind' in value && (value.kind === 'date' || value.kind === 'unparsed')

const unlessEmpty = (name: string, list: readonly Plain[]): PlainEntry => (list.length === 0 ? {} : { [name]: list })
