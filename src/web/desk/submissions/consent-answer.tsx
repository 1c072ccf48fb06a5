import { dayOfInstant } from '../../../kit/index.ts'
import { consentsFor, countsAlone, mayBeAbsent, type Answered, type FormField, type SubmissionMatter } from '../../../submissions/index.ts'
import { Options, TextArea, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import { countsInWords } from '../sources/consent-words.ts'
import type { CaseVisit } from '../visit.ts'
import type { TheSubmission } from './the-submission.ts'

/** A question of a submission that can still be written. */
export type Asked = { readonly found: TheSubmission; readonly field: FormField; readonly matter: SubmissionMatter }

/** What was typed under a question, or what is wrong with it beside its fields. */
export type Read = { readonly kind: 'read'; readonly answered: Answered } | { readonly kind: 'wrong'; readonly errors: Errors }

/** What was typed under a question of consent: on which one on record it rests, or why there is none, and what the form asks beside. */
export function readConsent(given: Given, { found, field, matter }: Asked, { now }: CaseVisit): Read {
  const [chosen, because] = [textOf(given, 'consent'), textOf(given, 'because')]
  const long = { ...tooLong(given, 'because', 2000), ...tooLong(given, 'answer', 2000) }
  if (Object.keys(long).length > 0) return { kind: 'wrong', errors: long }
  const said = beside(given, field)
  if (chosen === '') return because === '' ? { kind: 'read', answered: said } : { kind: 'wrong', errors: { because: reasonAlone(field) } }
  if (chosen === 'absent') {
    if (!mayBeAbsent(field)) return { kind: 'wrong', errors: { because: reasonAlone(field) } }
    return because === ''
      ? { kind: 'wrong', errors: { because: 'Say why there is no consent.' } }
      : { kind: 'read', answered: { ...said, consent: { kind: 'absent', because } } }
  }
  const standing = consentsFor(matter, found.submission.text!.subject, field, dayOfInstant(now))
  const one = standing.find(({ consent: { given_by, on, scope } }) => consentKey({ given_by, on: on.text, scope }) === chosen)
  if (one === undefined) return { kind: 'wrong', errors: { consent: 'Choose a consent that stands and reaches so far.' } }
  if (!countsAlone(one) && because === '')
    return { kind: 'wrong', errors: { because: `${one.consent.given_by} cannot decide alone: say why the person could not be asked.` } }
  const { given_by, on, scope } = one.consent
  const consent = { kind: 'consent' as const, given_by, on: on.text, scope, ...(because !== '' && { because }) }
  return { kind: 'read', answered: { ...said, consent } }
}

/** Whether a question of consent has nothing that could be chosen, written or taken away, so that there is nothing to save. */
export const nothingToChoose = ({ found, field, matter }: Asked, { now }: CaseVisit): boolean =>
  field.parts.length === 0 &&
  !mayBeAbsent(field) &&
  found.submission.text!.consents[field.key] === undefined &&
  consentsFor(matter, found.submission.text!.subject, field, dayOfInstant(now)).length === 0

/** The fields of a question of consent. */
export function ConsentFields({
  visit,
  asked: { found, field, matter },
  form,
}: {
  readonly visit: CaseVisit
  readonly asked: Asked
  readonly form: FormState
}) {
  const standing = consentsFor(matter, found.submission.text!.subject, field, dayOfInstant(visit.now))
  const options = [
    ...standing.map((one) => {
      const { given_by, relation, on, scope } = one.consent
      return {
        value: consentKey({ given_by, on: on.text, scope }),
        label: `${given_by} (${relation}), ${on.text}: ${scope}`,
        hint: countsInWords(one),
      }
    }),
    ...(mayBeAbsent(field) ? [{ value: 'absent', label: 'There is no consent, for a reason' }] : []),
  ]
  return (
    <>
      {standing.length === 0 && (
        <p>
          No consent stands in the case that reaches so far.
          {!mayBeAbsent(field) && ' This question needs one; no reason takes its place.'}{' '}
          <a href={`/cases/${encodeURIComponent(visit.opened.id)}/consents`}>Consents of the case</a>
        </p>
      )}
      {options.length > 0 && (
        <Options
          form={form}
          name="consent"
          type="radio"
          label="On what it rests"
          options={[...options, { value: '', label: 'Nothing yet' }]}
        />
      )}
      {(options.length > 0 || form.given.has('because')) && (
        <TextArea
          form={form}
          name="because"
          label={mayBeAbsent(field) ? 'Why the person could not be asked, or why there is no consent' : 'Why the person could not be asked'}
          rows={3}
        />
      )}
      {field.parts.length > 0 && (
        <TextArea
          form={form}
          name="answer"
          label={besideLabel(field)}
          hint="Stated by us, and marked so in what goes to the body."
          rows={3}
        />
      )}
    </>
  )
}

/** By which a field knows a consent on record. */
export const consentKey = ({ given_by, on, scope }: { readonly given_by: string; readonly on: string; readonly scope: string }): string =>
  JSON.stringify([given_by, on, scope])

/** What the form asks beside the consent: those who submit say it. */
function beside(given: Given, { parts }: FormField): Answered {
  const text = parts.length === 0 ? '' : textOf(given, 'answer').trim()
  return text === '' ? {} : { answer: { text, ours: true } }
}

const besideLabel = ({ parts }: FormField): string => {
  const named = parts.join(', ').replaceAll('_', ' ')
  return named.charAt(0).toUpperCase() + named.slice(1)
}

/** A reason without the choice that it is the reason of would be lost: what to do. */
const reasonAlone = (field: FormField): string =>
  mayBeAbsent(field)
    ? 'Choose what the reason is for: the consent it goes with, or that there is none.'
    : 'Choose the consent that the reason goes with. Here none is not enough: record one in the case first.'
