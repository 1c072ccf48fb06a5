import type { FactDictionary } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { RawCase } from './case-schema.ts'
import type { Consent } from './consent.ts'
import { readAppeal } from './read-appeal.ts'
import { ClaimReader } from './read-claim.ts'
import { DateReader } from './read-dates.ts'
import { readDocument } from './read-document.ts'
import { checkUnique, circles, Ids } from './references.ts'
import type { FileProblems } from './file-problems.ts'
import type { Path } from './locate.ts'

/**
 * Makes a case of a file whose shape is right: parses its dates and values and checks what a shape cannot say, that
 * every reference leads somewhere, that nothing relays or supersedes itself, that every fact is in the dictionary.
 */
export function linkCase(raw: RawCase, facts: FactDictionary, problems: FileProblems): CaseDocument {
  const dates = new DateReader(problems)
  const claims = new ClaimReader(raw.subjects, facts, dates, problems)
  checkReferences(raw, problems)
  const document: CaseDocument = {
    case: dates.in(raw.case, ['case'], 'opened', 'closed'),
    subjects: raw.subjects,
    sources: raw.sources,
    documents: raw.documents.map((item, at) => readDocument(item, dates.unread(['documents', at]))),
    claims: raw.claims.map((claim, at) => claims.read(claim, ['claims', at])),
    questions: raw.questions.map((item, at) => dates.in(item, ['questions', at], 'on', 'explained_on')),
    independence: raw.independence.map((item, at) => dates.in(item, ['independence', at], 'on')),
    rulings: raw.rulings.map((item, at) => dates.in(item, ['rulings', at], 'on')),
    consents: raw.consents.map((item, at) => readConsent(item, ['consents', at], dates, problems)),
    appeals: raw.appeals.map((item, at) => readAppeal(item, ['appeals', at], problems)),
  }
  return document
}

/** A consent with its dates. It does not end before it was given: a mistyped year would take back what rests on it. */
function readConsent(item: RawCase['consents'][number], at: Path, dates: DateReader, problems: FileProblems): Consent {
  const consent = dates.in(item, at, 'on', 'until', 'withdrawn')
  for (const end of ['until', 'withdrawn'] as const)
    if (consent[end]?.kind === 'date' && consent.on.kind === 'date' && consent[end].latest < consent.on.earliest)
      problems.add([...at, end], () => ({ message: 'this is before the day the consent was given' }))
  return consent
}

function checkReferences(raw: RawCase, problems: FileProblems): void {
  const subjects = new Ids('subject', 'subjects', raw.subjects, problems)
  const sources = new Ids('source', 'sources', raw.sources, problems)
  const documents = new Ids('document', 'documents', raw.documents, problems)
  const claims = new Ids('claim', 'claims', raw.claims, problems)
  // Nothing in the file refers to these, but their ids are cited and must be unique all the same.
  checkUnique('question', 'questions', raw.questions, problems)
  checkUnique('appeal', 'appeals', raw.appeals, problems)

  for (const [at, source] of raw.sources.entries()) sources.referAll(source.relays, ['sources', at, 'relays'])
  for (const [at, document] of raw.documents.entries()) sources.refer(document.by, ['documents', at, 'by'])
  for (const [at, claim] of raw.claims.entries()) {
    const here: Path = ['claims', at]
    subjects.refer(claim.about, [...here, 'about'])
    sources.referAll(claim.said_by, [...here, 'said_by'])
    for (const [index, { document }] of claim.printed_in.entries()) documents.refer(document, [...here, 'printed_in', index, 'document'])
    claims.referAll(claim.denies, [...here, 'denies'])
    if (claim.supersedes !== undefined) claims.refer(claim.supersedes, [...here, 'supersedes'])
    if (claim.denies?.includes(claim.id) === true)
      problems.add([...here, 'denies'], () => ({ message: `claim '${claim.id}' denies itself` }))
  }
  for (const [at, question] of raw.questions.entries()) {
    claims.referAll(question.claims, ['questions', at, 'claims'])
    if (question.state === 'explained' && question.why === undefined)
      problems.add(['questions', at], () => ({ message: `question '${question.id}' is explained: say why` }))
    if (question.state === 'open' && question.explained_on !== undefined)
      problems.add(['questions', at, 'explained_on'], () => ({ message: `question '${question.id}' is open: it was explained on no day` }))
  }
  for (const [at, { sources: named }] of raw.independence.entries()) sources.referAll(named, ['independence', at, 'sources'])
  for (const [at, ruling] of raw.rulings.entries())
    for (const list of ['prefer', 'deprecate', 'seen'] as const) claims.referAll(ruling[list], ['rulings', at, list])
  for (const [at, consent] of raw.consents.entries()) subjects.refer(consent.subject, ['consents', at, 'subject'])
  checkCircles(raw, problems)
  checkCitations(raw, claims)
}

function checkCircles(raw: RawCase, problems: FileProblems): void {
  for (const id of circles(new Map(raw.sources.map((source) => [source.id, source.relays ?? []])))) {
    const at = raw.sources.findIndex((source) => source.id === id)
    problems.add(['sources', at, 'relays'], () => ({ message: `source '${id}' relays itself, directly or through others` }))
  }
  for (const id of circles(new Map(raw.claims.map((claim) => [claim.id, claim.supersedes === undefined ? [] : [claim.supersedes]])))) {
    const at = raw.claims.findIndex((claim) => claim.id === id)
    problems.add(['claims', at, 'supersedes'], () => ({ message: `claim '${id}' supersedes itself, directly or through others` }))
  }
}

// Points and the claims of other cases are known only when the appeal is published.
function checkCitations(raw: RawCase, claims: Ids): void {
  for (const [at, appeal] of raw.appeals.entries()) {
    const sentences: [Path, { cites: readonly string[] }][] = [
      ...appeal.sections.flatMap((section, s) =>
        section.sentences.map((item, n): [Path, typeof item] => [['appeals', at, 'sections', s, 'sentences', n], item]),
      ),
      ...appeal.asks.map((item, n): [Path, typeof item] => [['appeals', at, 'asks', n], item]),
    ]
    for (const [path, { cites }] of sentences)
      for (const [index, cited] of cites.entries()) {
        const target = cited.slice(cited.indexOf('#') + 1)
        if (cited.startsWith(`${raw.case.id}#`) && !target.includes('/')) claims.refer(target, [...path, 'cites', index])
      }
  }
}
