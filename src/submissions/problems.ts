import type { Day } from '../kit/index.ts'
import { consentNamed, consentsFor, countsAlone, isOfConsent, mayBeAbsent, refusals } from './consent-asked.ts'
import { fieldsOf, type FormField, type SubmissionForm } from './form.ts'
import { formWords } from './form-words.ts'
import { tooMuch } from './limits.ts'
import type { SubmissionMatter } from './matter.ts'
import { standingClaims } from './draft/told.ts'
import { isThere, paragraphsIn, referencesIn } from './references.ts'
import type { Answer, SubmissionText } from './submission.ts'

/** Something that stops a submission: under which question, and what to do, as a sentence. */
export type SubmissionProblem = { readonly key: string; readonly label: string; readonly message: string }

/** All that stops a submission from being approved on a day; the questions in the order of the form. */
export function submissionProblems(
  form: SubmissionForm,
  text: SubmissionText,
  matter: SubmissionMatter,
  today: Day,
): readonly SubmissionProblem[] {
  const words = formWords('en')
  const refused = refusals(matter, text.subject, today).map((message) => ({ key: '', label: 'Consent', message }))
  const asked = fieldsOf(form).flatMap((field) => {
    const label = words.field(form, field)
    const messages = [...answerProblems(field, text.answers[field.key], matter), ...consentProblems(field, text, matter, today)]
    return messages.map((message) => ({ key: field.key, label, message }))
  })
  return [...refused, ...asked]
}

/** What is wrong with an answer: nothing where it can go. */
export function answerProblems(field: FormField, answer: Answer | undefined, matter: SubmissionMatter): readonly string[] {
  const written = (answer?.text ?? '').trim()
  if (answer === undefined || written === '') return field.required !== undefined && !isOfConsent(field) ? [unanswered(field)] : []
  if (field.choices !== undefined) return field.choices.includes(written) ? [] : ['Choose one of the answers.']
  const missing = [
    ...new Set(
      referencesIn(written)
        .filter((one) => !isThere(one, matter))
        .map(({ kind, id }) => (kind === 'claim' ? id : `${kind} ${id}`)),
    ),
  ]
  const fallen = paragraphsIn(written).flatMap((part) => fallenIn(part, matter))
  const unsourced = answer.ours === true ? [] : paragraphsIn(written).filter((part) => referencesIn(part).length === 0)
  const much = tooMuch(written, field)
  return [
    ...(missing.length === 0 ? [] : [`It names what is not in the case, or may not leave the house: ${missing.join(', ')}.`]),
    ...(fallen.length === 0
      ? []
      : [`It rests on what was retracted, replaced or refuted: ${[...new Set(fallen)].join(', ')}. Write what stands now.`]),
    ...(unsourced.length === 0
      ? []
      : [
          `Nothing says on what this rests: “${unsourced[0]!.slice(0, 60).replace(/[.…]+$/, '')}”. Name a claim in braces, or say that these are our own words.`,
        ]),
    ...(much === undefined ? [] : [much]),
  ]
}

/** That an answer has to be there, and whose rule it is: what the guidance of a body does not say is never told as its own. */
const unanswered = ({ required }: FormField): string =>
  required === 'ours'
    ? 'This has to be answered. That is our rule, whatever the body’s own says: we let nothing go without it.'
    : 'This has to be answered.'

/**
 * The claims of a paragraph on which nothing can rest any more: what its source or the team retracted, or another claim replaced; and what was
 * refuted, unless something that stands is told beside it.
 */
function fallenIn(part: string, matter: SubmissionMatter): readonly string[] {
  const { claims } = matter.document
  const standing = new Set(standingClaims(matter).map(({ id }) => id))
  const replaced = new Set(claims.flatMap(({ supersedes }) => supersedes ?? []))
  const named = new Set(referencesIn(part).flatMap(({ kind, id }) => (kind === 'claim' ? [id] : [])))
  const told = claims.filter(({ id }) => named.has(id))
  const isBeside = told.some(({ id }) => standing.has(id))
  return told.flatMap(({ id, retracted }) => (standing.has(id) || (isBeside && retracted === undefined && !replaced.has(id)) ? [] : [id]))
}

function consentProblems(field: FormField, text: SubmissionText, matter: SubmissionMatter, today: Day): readonly string[] {
  if (!isOfConsent(field)) return []
  const given = text.consents[field.key]
  if (given === undefined)
    return field.required !== undefined
      ? [`Nobody has said on which consent this rests${mayBeAbsent(field) ? ', or why there is none' : ''}.`]
      : []
  if (given.kind === 'absent') {
    if (!mayBeAbsent(field)) return ['A consent is needed here; a reason does not take its place.']
    return given.because.trim() === '' ? ['Say why there is no consent.'] : []
  }
  const standing = consentNamed(given, consentsFor(matter, text.subject, field, today))
  if (standing === undefined) return [`The consent of ${given.given_by} does not stand any more, or does not reach so far.`]
  return countsAlone(standing) || (given.because ?? '').trim() !== ''
    ? []
    : [`${given.given_by} speaks for the person without a right to decide alone: say why the person could not be asked.`]
}
