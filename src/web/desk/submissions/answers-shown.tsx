import type { ComponentChildren } from 'preact'
import {
  answerProblems,
  askFor,
  formWords,
  isOfConsent,
  referencesIn,
  requiredInWords,
  type FormField,
  type Reference,
  type SubmissionMatter,
  type SubmissionText,
} from '../../../submissions/index.ts'
import { claimRoutes } from '../claims/routes.ts'
import { normCatalogueRoutes } from '../norm-catalogue/routes.ts'
import { caseHref } from '../points/index.ts'
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
  /** The questions whose answers this person may not read. */
  readonly unread: ReadonlySet<string>
}

/** Every question with its answer, or what is to be asked; each claim that an answer names is a link. */
export function AnswersShown(shown: Shown) {
  const words = formWords('en')
  return (
    <>
      {shown.found.form.sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{words.section(section.id)}</h2>
          <ul class="plain rows">
            {section.fields.map((field) => (
              <Asked key={field.key} {...shown} field={field} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Asked({ visit, found, text, matter, mayEdit, unread, field }: Shown & { readonly field: FormField }) {
  const words = formWords('en')
  const label = words.field(found.form, field)
  const isClosed = unread.has(field.key)
  const [given, consent] = [isClosed ? undefined : text.answers[field.key], text.consents[field.key]]
  const isOpen = !isClosed && given === undefined && consent === undefined
  const fact = field.wants.find((want) => want.kind === 'fact')
  return (
    <li id={field.key.replace('.', '-')}>
      <section>
        <h3>
          {label}
          {requiredInWords(field)}
          {field.restricted === true && ' (for the body only)'}
        </h3>
        {isClosed && <p class="hint">It rests on what you may not read.</p>}
        {isOpen && (
          <p class="hint">
            Nobody has said this yet. To ask:{' '}
            {isOfConsent(field) ? 'On which consent on record does it rest?' : askFor(field, words, matter.facts)}
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
        {given?.ours === true && field.fixed === undefined && (
          <p class="hint">{referencesIn(given.text).length === 0 ? 'Our own words.' : 'What names no claim in it is our own words.'}</p>
        )}
        {given !== undefined &&
          answerProblems(field, given, matter).map((problem) => (
            <p key={problem} class="error">
              {problem}
            </p>
          ))}
        {mayEdit && !isClosed && (
          <p class="buttons">
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
      </section>
    </li>
  )
}

/** A text in which the claims, documents and norms that it names are links to them. */
function linked(text: string, { opened }: CaseVisit, { document, norms }: SubmissionMatter): ComponentChildren {
  return text.split(/(\{[^{}\n]+\})/).map((part) =>
    !/^\{.+\}$/.test(part)
      ? part
      : referencesIn(part).map(({ kind, id }, at) => {
          const href = hrefTo(kind, id)
          return (
            <>
              {at > 0 && ', '}
              {href === undefined ? `[${id}]` : <a href={href}>{id}</a>}
            </>
          )
        }),
  )

  function hrefTo(kind: Reference['kind'], id: string): string | undefined {
    if (kind === 'claim')
      return document.claims.some((claim) => claim.id === id) ? hrefOf(claimRoutes.show, { case: opened.id, claim: id }) : undefined
    if (kind === 'document') return document.documents.some((one) => one.id === id) ? caseHref(opened.id, 'documents', id) : undefined
    const norm = kind === 'norm' ? norms?.catalogue.norms.get(id) : undefined
    return norm === undefined ? undefined : hrefOf(normCatalogueRoutes.norm, { instrument: norm.instrument, norm: id })
  }
}
