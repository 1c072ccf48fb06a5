import type { ComponentChildren } from 'preact'
import {
  answerProblems,
  askFor,
  formWords,
  isOfConsent,
  type FormField,
  type SubmissionMatter,
  type SubmissionText,
} from '../../../submissions/index.ts'
import { claimRoutes } from '../claims/routes.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionHref, type TheSubmission } from './the-submission.ts'

type Shown = {
  readonly visit: CaseVisit
  readonly found: TheSubmission
  readonly text: SubmissionText
  readonly matter: SubmissionMatter
  readonly mayEdit: boolean
}

/** Every question with its answer, or what is to be asked; each claim that an answer names is a link. */
export function AnswersShown(shown: Shown) {
  const words = formWords('en')
  return (
    <>
      {shown.found.form.sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{words.section(section.id)}</h2>
          {section.fields.map((field) => (
            <Asked key={field.key} {...shown} field={field} />
          ))}
        </section>
      ))}
    </>
  )
}

function Asked({ visit, found, text, matter, mayEdit, field }: Shown & { readonly field: FormField }) {
  const words = formWords('en')
  const label = words.field(found.form, field)
  const [given, consent] = [text.answers[field.key], text.consents[field.key]]
  const isOpen = given === undefined && consent === undefined
  const fact = field.wants.find((want) => want.kind === 'fact')
  return (
    <div class="answer" id={field.key.replace('.', '-')}>
      <h3>
        {label}
        {field.required === true && ' (required)'}
        {field.restricted === true && ' (for the body only)'}
      </h3>
      {isOpen && (
        <p class="hint">
          Nobody has said this yet. {isOfConsent(field) ? 'On which consent on record does it rest?' : askFor(field, words, matter.facts)}
        </p>
      )}
      {consent !== undefined && (
        <p class="text" dir="auto">
          {consent.kind === 'absent'
            ? `No consent is on record: ${consent.because}`
            : `Consent of ${consent.given_by}, ${consent.on}: ${consent.scope}${consent.because === undefined ? '' : `. The person could not be asked: ${consent.because}`}`}
        </p>
      )}
      {given !== undefined && (
        <p class="text" dir="auto" lang={text.lang}>
          {field.choices === undefined ? linked(given.text, visit, matter) : words.choice(given.text)}
        </p>
      )}
      {given?.ours === true && field.fixed === undefined && <p class="hint">Also our own words.</p>}
      {given !== undefined &&
        answerProblems(field, given, matter).map((problem) => (
          <p key={problem} class="error">
            {problem}
          </p>
        ))}
      {mayEdit && (
        <p>
          <a
            href={submissionHref(visit, submissionRoutes.answer, found.submission, { answer: field.key })}
            aria-label={`${isOpen ? 'Answer' : 'Edit'}: ${label}`}
          >
            {isOpen ? 'Answer' : 'Edit'}
          </a>
          {isOpen && fact !== undefined && (
            <>
              {' '}
              <a href={hrefOf(claimRoutes.newForm, { case: visit.opened.id }, { fact: fact.fact, about: text.subject })}>
                Add a claim that says it
              </a>
            </>
          )}
        </p>
      )}
    </div>
  )
}

/** A text in which the claims that it names are links to them. */
function linked(text: string, { opened }: CaseVisit, { document }: SubmissionMatter): ComponentChildren {
  const known = new Set(document.claims.map(({ id }) => id))
  return text.split(/(\{[^{}\n]+\})/).map((part) => {
    if (!/^\{.+\}$/.test(part)) return part
    const ids = part.slice(1, -1).split(',')
    return ids.map((id, at) => (
      <>
        {at > 0 && ', '}
        {known.has(id.trim()) ? (
          <a href={hrefOf(claimRoutes.show, { case: opened.id, claim: id.trim() })}>{id.trim()}</a>
        ) : (
          `[${id.trim()}]`
        )}
      </>
    ))
  })
}
