import type { FormField, SubmissionForm } from '../form.ts'
import { fieldsOf } from '../form.ts'
import { formWords, type FormWords } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import type { Answer, SubmissionText } from '../submission.ts'
import { isOfConsent } from '../consent-asked.ts'
import type { Want } from '../want.ts'
import { fromCase } from './from-case.ts'
import { fromClaims, fromEvidence, fromFact, fromLedger, type Drafted } from './from-claims.ts'
import { fromBodies, fromLog, fromNorms } from './from-team.ts'
import { withinLimits } from './within-limits.ts'

/**
 * Fills a form from a case: a beginning, which people edit. Every statement says who says it and names its claims; what is contested
 * stands with both sides; what the case does not say stays open. No consent is ever filled in.
 */
export function draftSubmission(form: SubmissionForm, matter: SubmissionMatter): SubmissionText {
  const words = formWords(matter.lang)
  const drafted = fieldsOf(form).flatMap((field): [string, Answer][] => {
    const answer = draftField(form, field, matter, words)
    return answer === null ? [] : [[field.key, answer]]
  })
  return { lang: matter.lang, subject: matter.subject, answers: Object.fromEntries(drafted), consents: {}, annexes: [] }
}

function draftField(form: SubmissionForm, field: FormField, matter: SubmissionMatter, words: FormWords): Answer | null {
  if (field.fixed !== undefined) return { text: words.fixed(form, field), ours: true }
  if (field.choices !== undefined) return chosen(field, matter)
  // What is for the body only is written by whoever decides that it goes there.
  if (field.restricted || isOfConsent(field)) return null
  const parts = field.wants.map((want) => draftWant(want, matter, words))
  const paragraphs = withinLimits([...new Set(parts.flatMap((part) => part.paragraphs))], field.limits, words)
  if (paragraphs.length === 0) return null
  const isOurs = parts.some((part) => part.ours) || paragraphs.some((text) => !/\{[^{}]+\}/.test(text))
  return { text: paragraphs.join('\n\n'), ...(isOurs && { ours: true }) }
}

function draftWant(want: Want, matter: SubmissionMatter, words: FormWords): Drafted {
  switch (want.kind) {
    case 'fact':
      return fromFact(want, matter, words)
    case 'claims':
      return fromClaims(want, matter, words)
    case 'case':
      return fromCase(want, matter, words)
    case 'ledger':
      return fromLedger(want, matter, words)
    case 'log':
      return fromLog(want, matter, words)
    case 'norms':
      return fromNorms(want, matter, words)
    case 'bodies':
      return fromBodies(want, matter, words)
    case 'evidence':
      return fromEvidence(want, matter)
    default:
      return want satisfies never
  }
}

/** Nothing is chosen for anybody, but the committee that it goes to is known. */
function chosen({ choices = [] }: FormField, { body }: SubmissionMatter): Answer | null {
  const code = body === null ? undefined : choices.find((one) => one === body.id || `${one}-c` === body.id)
  return code === undefined ? null : { text: code, ours: true }
}
