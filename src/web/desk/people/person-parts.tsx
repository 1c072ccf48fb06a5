import { possibleName, sameName } from '../../../kit/index.ts'
import type { FactDictionary, FactValue } from '../../../claims/index.ts'
import { decisionInWords, type Candidate, type Judgement, type SharedFact } from '../../../people/index.ts'
import { valueInWords, wordsFor } from '../../../publishing/index.ts'
import { momentInWords } from '../moment.ts'
import { caseHref } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { PersonAt } from './persons-near.ts'
import { personRoutes } from './routes.ts'

/** The address of the form that judges two persons, from the case of the first. */
export const judgementHref = ({ person, opened }: PersonAt, other: PersonAt): string =>
  hrefOf(
    personRoutes.judgementForm,
    { case: opened.id },
    { person: person.id, ...(other.opened.key !== opened.key && { in: other.opened.id }), other: other.person.id },
  )

/** A person's name as a link to it, and in which case it stands. */
export function PersonLink({ at: { person, opened }, name }: { readonly at: PersonAt; readonly name?: string }) {
  return (
    <>
      <a href={caseHref(opened.id, 'subjects', person.id)} dir="auto">
        {name ?? person.names[0] ?? person.id}
      </a>{' '}
      <span class="hint">
        (<bdi>{opened.document.case.title}</bdi>)
      </span>
    </>
  )
}

/** What speaks for two persons being one, and what against it. */
export function WhatIsShared({ candidate, facts }: { readonly candidate: Candidate; readonly facts: FactDictionary }) {
  return (
    <ul class="plain">
      <li>
        <bdi>{candidate.names[0]}</bdi>
        {' and '}
        <bdi>{candidate.names[1]}</bdi>
        {` ${likenessInWords(candidate.alike)}`}
      </li>
      {candidate.facts.map((shared) => (
        <li key={shared.fact}>
          <bdi>{facts.get(shared.fact)?.label ?? shared.fact}</bdi>
          {': '}
          <bdi>{sharedInWords(shared)}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** What follows "the names": how they compare as they sound. */
export const likenessInWords = (alike: number): string =>
  alike >= 0.97
    ? 'sound the same'
    : alike >= sameName
      ? 'may be spellings of one name'
      : alike >= possibleName
        ? 'are alike in part'
        : 'do not sound alike'

function sharedInWords({ values, others, agrees }: SharedFact): string {
  const [here, there] = [valuesInWords(values), valuesInWords(others)]
  if (here === there) return `${here}, in both`
  return `${here} and ${there}, ${agrees ? 'which can both be so' : 'which contradict each other'}`
}

/** Answers that claims give about one person: "1934 or December 1934". Places stand in them by name already. */
export const valuesInWords = (values: readonly FactValue[]): string =>
  [...new Set(values.map((value) => valueInWords(value, undefined, [], words, 'en')))].join(' or ')

const words = wordsFor('en')

/** "Different persons. The birth years are ten years apart. Rosa Editor, 3 March 2026 at 14:05 UTC". */
export function JudgementLine({ judgement, who }: { readonly judgement: Judgement; readonly who: (by: string) => string }) {
  const { decision, reason, by, at } = judgement
  const said = decisionInWords[decision]
  return (
    <>
      <strong>{`${said.charAt(0).toUpperCase()}${said.slice(1)}.`}</strong> <span dir="auto">{reason ?? 'The reason was erased.'}</span>{' '}
      <span class="hint">
        <bdi>{who(by)}</bdi>
        {`, ${momentInWords(at)}`}
      </span>
    </>
  )
}
