import { betrayalOf, type Betrayal } from './betrayal.ts'
import type { Appeal, CaseDocument, Sentence } from './case-document.ts'
import {
  closedDocuments,
  hasWords,
  howItCame,
  isClosed,
  isMarkedSealed,
  keepsWords,
  withoutClosed,
  withoutHowItCame,
  withoutWords,
  withoutWordsAround,
  type IsSealed,
} from './closed-documents.ts'
import { framedWithout, withheldOf } from './framing.ts'
import { namedOnlyBySealed } from './sealed-names.ts'

/** A case without what is sealed, and what was left out with it. */
export type Unsealed = { readonly document: CaseDocument; readonly left: Readonly<Record<string, number>> }

/**
 * Leaves out sealed claims and all that would betray them: subjects, sources and documents that only they name; questions
 * that are put to them; rulings that weigh or have seen them, or that decide a point where they stand without two others seen in it; sentences that cite them
 * or such a point; and every reason, question, sentence and consent that says an id or a name of what is left out.
 * Of an appeal's title, summary, outcome, news and addressees, one that does so says only that it was left out.
 * References to them from what stays are dropped. A document that is sealed itself goes as a claim does. Another one keeps
 * its title and loses its words and files where a sealed claim is printed in it, because they hold the sealed words, or where they
 * are for fewer than its title; passages of it then lose the words around them. How it came is
 * for the team, unless that would betray something. The statements of open claims and the summary of the case stay as they are.
 * What counts as sealed may be told: for somebody who may not read what is privileged, that is sealed too.
 */
export function withoutSealed(document: CaseDocument, isSealed: IsSealed = isMarkedSealed): Unsealed {
  // Who of the staff brought what, and from whom, is for the team, as everything that nobody has marked.
  const hidesHow = isSealed({})
  if (
    !document.claims.some(isSealed) &&
    !document.documents.some((item) => (isSealed(item) ? item.sensitivity !== undefined || hasWords(item) : hidesHow && hasWords(item)))
  )
    return { document, left: {} }
  const { sealed, closed, named, asked, printing, betrays } = sealedIn(document, isSealed)
  const isOpen = (id: string): boolean => !sealed.has(id)
  const withheld = new Set(
    document.documents.filter((item) => printing.has(item.id) || keepsWords(item, isSealed) || betrays.text(item.text)).map(({ id }) => id),
  )
  const kept: CaseDocument = {
    ...document,
    subjects: document.subjects.filter((subject) => !named.subjects.has(subject.id)),
    sources: document.sources.filter((source) => !named.sources.has(source.id)),
    documents: document.documents
      .filter((item) => !named.documents.has(item.id))
      .map((item) =>
        withheld.has(item.id) ? withoutWords(item) : hidesHow || betrays.text(...howItCame(item)) ? withoutHowItCame(item) : item,
      ),
    claims: document.claims
      .filter((claim) => isOpen(claim.id))
      .map((claim) => withoutWordsAround(withoutClosed(claim, document.documents, closed), withheld, betrays.text))
      .map(({ denies, supersedes, ...claim }) => ({
        ...claim,
        ...keep('denies', denies?.filter(isOpen)),
        ...keep('supersedes', supersedes !== undefined && isOpen(supersedes) ? supersedes : undefined),
      })),
    questions: document.questions.filter(({ id, question, why }) => !asked.has(id) && !betrays.text(question, why)),
    independence: document.independence.filter((item) => !item.sources.some((id) => named.sources.has(id)) && !betrays.text(item.why)),
    rulings: document.rulings.filter(
      (ruling) =>
        [...ruling.prefer, ...ruling.deprecate, ...ruling.seen].every(isOpen) &&
        (!betrays.point(ruling.point) || (!betrays.name(ruling.point) && isMadeOfSeen(document, ruling))) &&
        !betrays.text(ruling.reason),
    ),
    consents: document.consents.filter(
      (consent) => !named.subjects.has(consent.subject) && !betrays.text(consent.given_by, consent.relation, consent.scope),
    ),
    appeals: document.appeals.map((appeal) => withoutBetrayal(appeal, document.case.id, betrays)),
  }
  return { document: kept, left: leftOut(document, kept) }
}

/**
 * Whether what a ruling has seen makes its point by itself: two claims that answer the same question, or a denial of the claim that it is about.
 * Then a sealed claim that came to the point later, or that whoever ruled could not read, has no part in the ruling, and leaving it out
 * would tell of that claim.
 */
function isMadeOfSeen({ claims }: CaseDocument, { point, seen }: CaseDocument['rulings'][number]): boolean {
  const read = claims.filter(({ id }) => seen.includes(id))
  const [first = '', second = '', ...rest] = point.split(/[/@#]/)
  if (first === 'claim') return read.some(({ denies = [] }) => denies.includes(second))
  const answer = read.filter(({ about, asserts }) =>
    asserts.some(({ fact, occasion }) => about === first && fact === second && (occasion === undefined || rest.includes(occasion))),
  )
  return answer.length > 1
}

/**
 * The ids of what is sealed in a case: its claims, the documents that are so themselves, what only they name, the questions put to
 * them, and where they are printed.
 */
export function sealedIn(document: CaseDocument, isSealed: IsSealed) {
  const closed = closedDocuments(document, isSealed)
  const claims = document.claims.filter((claim) => isClosed(claim, closed, isSealed))
  const sealed: ReadonlySet<string> = new Set(claims.map(({ id }) => id))
  const named = namedOnlyBySealed(document, sealed, closed)
  const asked = new Set(document.questions.filter((question) => question.claims.some((id) => sealed.has(id))).map(({ id }) => id))
  const printing = new Set(claims.flatMap(({ printed_in }) => printed_in.map((printed) => printed.document)))
  return { sealed, closed, named, asked, printing, betrays: betrayalOf(document, sealed, named, asked) }
}

function withoutBetrayal(appeal: Appeal, caseId: string, betrays: Betrayal): Appeal {
  // A claim is cited by its id, which is a point's id of one step.
  const cites = (cited: string): boolean => cited.startsWith(`${caseId}#`) && betrays.point(cited.slice(caseId.length + 1))
  const stays = ({ text, cites: cited }: Sentence): boolean => !cited.some(cites) && !betrays.text(text)
  return {
    ...framedWithout(appeal, (text) => betrays.text(text)),
    sections: appeal.sections.map(({ heading, sentences: all }) => ({
      ...(heading !== undefined && !betrays.text(heading) && { heading }),
      sentences: all.filter(stays),
    })),
    asks: appeal.asks.filter(stays),
  }
}

function leftOut(before: CaseDocument, after: CaseDocument): Record<string, number> {
  const lists = ['claims', 'subjects', 'sources', 'documents', 'questions', 'independence', 'rulings', 'consents'] as const
  const counts = lists.map((name): [string, number] => [name, before[name].length - after[name].length])
  return Object.fromEntries(
    [
      ...counts,
      ['texts of documents', texts(after, before) - texts(after, after)] as const,
      ['sentences of appeals', sentences(before) - sentences(after)] as const,
      [
        'titles and addressees of appeals',
        sum(before.appeals.map((appeal, at) => withheldOf(appeal, after.appeals[at] ?? appeal))),
      ] as const,
    ].filter(([, count]) => count > 0),
  )
}

const keep = <Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } =>
  (value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value }) as { [Key in Name]?: Value }

/** How many of the documents that stay have words or files in one of the two. */
const texts = (kept: CaseDocument, counted: CaseDocument): number => {
  const ids = new Set(kept.documents.map(({ id }) => id))
  return counted.documents.filter((item) => hasWords(item) && ids.has(item.id)).length
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

const sentences = ({ appeals }: CaseDocument): number =>
  sum(appeals.map(({ asks, sections }) => asks.length + sum(sections.map((section) => section.sentences.length))))
