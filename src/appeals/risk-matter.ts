import type { Appeal, CaseDocument } from '../cases/index.ts'
import type { Claim, Subject } from '../claims/index.ts'
import { fold, type Day } from '../kit/index.ts'
import { citedClaims, leadsIntoCase, resolveCitation, type CitedCases } from './citation.ts'
import { consentsOf, inConflict, type ConsentOnRecord } from './consent.ts'
import { lifeOf } from './who-may-consent.ts'
import { shortHash, textParts, type TextPart } from './text-parts.ts'

/** A sentence that rests on what a lawyer says or on what is marked privileged, or on a victim's words, and on which claims. */
export type RestingOn = { readonly part: TextPart; readonly claims: readonly { readonly cites: string; readonly claim: Claim }[] }

/** Somebody whom the text names, or about whom a claim that it cites speaks. */
export type NamedPerson = {
  readonly key: string
  readonly caseId: string
  readonly subject: Subject
  readonly name: string
  /** Whether the name stands in the text, or is only what a cited claim is about. */
  readonly inText: boolean
  readonly consents: readonly ConsentOnRecord[]
  /** One person's consent stands and another's was withdrawn or is over. */
  readonly conflict: boolean
  /** Claims that say that the person died. */
  readonly died: readonly Claim[]
  /** Claims by which the person may be under 18. */
  readonly minor: readonly Claim[]
}

/** What of an appeal and its cases the questions of a risk review are about. */
export type RiskMatter = {
  readonly parts: readonly TextPart[]
  readonly confidential: readonly RestingOn[]
  readonly ofVictims: readonly RestingOn[]
  readonly persons: readonly NamedPerson[]
  /** When the appeal was last taken down: an answer from before that has to be looked at again. */
  readonly takenDown: Date | null
}

/**
 * Lays out what there is to weigh, on a day. Lists only what the files say; whom a text names in other words it cannot see. Takes the whole
 * cases, whoever asks: a consent that is taken back counts also where somebody may not read of it.
 */
export function riskMatter(appeal: Appeal, cases: CitedCases, today: Day, takenDown: Date | null = null): RiskMatter {
  const parts = textParts(appeal)
  const resting = parts.flatMap((part) => (part.sentence === undefined ? [] : [restingOn(part, part.sentence.cites, cases)]))
  const only = (wanted: (claim: Claim, file: CaseDocument) => boolean): RestingOn[] =>
    resting.flatMap(({ part, claims }) => {
      const found = claims.filter(({ claim, file }) => wanted(claim, file))
      return found.length === 0 ? [] : [{ part, claims: found.map(({ cites, claim }) => ({ cites, claim })) }]
    })
  return {
    parts,
    confidential: only((claim, file) => claim.sensitivity === 'privileged' || isSaidBy(claim, file, 'lawyer')),
    ofVictims: only((claim, file) => isSaidBy(claim, file, 'victim')),
    takenDown,
    persons: [...cases.files.values()].flatMap((file) => namedPersons(file, parts, resting, today)),
  }
}

type Resting = {
  readonly part: TextPart
  readonly claims: readonly { readonly cites: string; readonly claim: Claim; readonly file: CaseDocument }[]
}

function restingOn(part: TextPart, cites: readonly string[], cases: CitedCases): Resting {
  const claims = cites.flatMap((cited) => {
    const citation = resolveCitation(cited, cases)
    return leadsIntoCase(citation) ? citedClaims(citation).map((claim) => ({ cites: cited, claim, file: citation.file })) : []
  })
  return { part, claims }
}

const isSaidBy = ({ said_by }: Claim, { sources }: CaseDocument, kind: 'lawyer' | 'victim'): boolean =>
  sources.some((source) => source.kind === kind && said_by.includes(source.id))

function namedPersons(file: CaseDocument, parts: readonly TextPart[], resting: readonly Resting[], today: Day): NamedPerson[] {
  const text = fold(parts.map((part) => part.text).join('\n'))
  const about = new Set(resting.flatMap(({ claims }) => claims.filter((cited) => cited.file === file).map(({ claim }) => claim.about)))
  return file.subjects.flatMap((subject): NamedPerson[] => {
    if (subject.kind !== 'person') return []
    const inText = subject.names.some((name) => text.includes(fold(name.text)))
    if (!inText && !about.has(subject.id)) return []
    const consents = consentsOf(file, subject.id, today)
    const life = lifeOf(file, subject.id)
    const person = { caseId: file.case.id, name: subject.names[0]?.text ?? subject.id, subject, inText, consents }
    return [
      {
        ...person,
        key: shortHash([file.case.id, subject.id, consents.map(({ consent, state }) => [consent, state])]),
        conflict: inConflict(consents),
        died: life.died,
        minor: life.childOn(today),
      },
    ]
  })
}
