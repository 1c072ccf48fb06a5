import { loadCase, readableBy, readTitles } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { dayOfInstant, formatDay } from '../kit/index.ts'
import type { Catalogue } from '../norms/index.ts'
import type { Transaction } from '../platform/index.ts'
import { isOfConsent } from './consent-asked.ts'
import { fieldsOf } from './form.ts'
import { submissionProblems } from './problems.ts'
import { findForm } from './read-forms.ts'
import { findSubmission } from './submission-store.ts'

/**
 * Whether all that stops a submission from being approved is still not so: what it rests on stands and is for the team, its consents stand,
 * nobody refused. Asked when a letter that waited is taken, of the case as it is then. `consent` where only consents speak against it;
 * `stands-no-more` also where words or the case are gone.
 */
export async function submissionStands(
  tx: Transaction,
  id: string,
  { facts, catalogue, now }: { readonly facts: FactDictionary; readonly catalogue: Catalogue; readonly now: Date },
): Promise<'stands' | 'consent' | 'stands-no-more'> {
  const submission = await findSubmission(tx, id)
  const form = submission === null ? undefined : findForm(submission.form)
  if (submission === null || submission.text === null || form === undefined) return 'stands-no-more'
  const { text, caseKey, lang } = submission
  const title = (await readTitles(tx, [caseKey])).get(caseKey)
  const whole = title === undefined ? null : await loadCase(tx, title.id)
  if (whole === null) return 'stands-no-more'
  const at = dayOfInstant(now)
  const document = readableBy(whole, 'team')
  const evaluation = evaluate(document, facts, defaultSettings, { at, known: null })
  const norms = { results: [], catalogue }
  const about = { subject: text.subject, lang, day: formatDay(at), body: null, rules: {} }
  const problems = submissionProblems(form, text, { document, whole, evaluation, facts, norms, ...about }, at)
  if (problems.length === 0) return 'stands'
  const ofConsent = new Set(['', ...fieldsOf(form).flatMap((field) => (isOfConsent(field) ? [field.key] : []))])
  return problems.every(({ key }) => ofConsent.has(key)) ? 'consent' : 'stands-no-more'
}
