import { parseDate } from '../kit/index.ts'
import type { SubmissionForm } from './form.ts'
import { formWords } from './form-words.ts'
import type { SubmissionMatter } from './matter.ts'
import { submissionProblems } from './problems.ts'
import { askFor, openQuestions, requiredInWords } from './questions.ts'
import { rulesToCheck } from './rules-to-check.ts'
import type { SubmissionText } from './submission.ts'

/** What is to be done before a draft is approved, as plain text for the team: what stops it, what to ask, which rules to check. */
export function checkList(form: SubmissionForm, text: SubmissionText, matter: SubmissionMatter, pages: number): string {
  const words = formWords('en')
  const date = parseDate(matter.day)
  if (date.kind !== 'date') throw new Error(`A submission is made on a day, not on '${matter.day}'`)
  const stops = submissionProblems(form, text, matter, date.earliest)
  const asked = openQuestions(form, text)
  const parts = [
    ['What stops it', stops.map(({ label, message }) => `${label}: ${message}`)],
    [
      'To be asked',
      asked.map(({ field }) => `${words.field(form, field)}${requiredInWords(field)}: ${askFor(field, words, matter.facts)}`),
    ],
    ['Rules to check', rulesToCheck(form, text, matter, pages).map((rule) => rule.text)],
  ] as const
  return parts
    .map(([heading, lines]) => `${heading}\n${lines.length === 0 ? '- nothing\n' : lines.map((line) => `- ${line}\n`).join('')}`)
    .join('\n')
}
