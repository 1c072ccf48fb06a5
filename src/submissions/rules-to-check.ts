import { languageName } from '../kit/index.ts'
import { citationOf } from '../norms/index.ts'
import { confirmationInWords, type SubmissionForm } from './form.ts'
import { formWords } from './form-words.ts'
import type { SubmissionMatter } from './matter.ts'
import type { SubmissionText } from './submission.ts'
import { referencesIn } from './references.ts'

/** What to hold against the body's own rules before a submission goes: each a sentence; `isUnconfirmed` where nobody read the rule. */
export type RuleToCheck = { readonly text: string; readonly isUnconfirmed: boolean }

/** The rules that a submission was made by, and how far each is known. `pages`: how many it has, where it was printed. */
export function rulesToCheck(
  form: SubmissionForm,
  text: SubmissionText,
  { rules, body, norms }: SubmissionMatter,
  pages?: number,
): readonly RuleToCheck[] {
  const { pages: limit, consent, confidential, categories, mandates } = rules
  const told = (what: string, rule: { readonly text: string; readonly confirmed: string } | undefined): readonly RuleToCheck[] =>
    rule === undefined ? [] : [{ text: `${what}: ${rule.text}${marked(rule.confirmed)}`, isUnconfirmed: rule.confirmed !== 'text' }]
  const named = new Set(
    Object.values(text.answers).flatMap((answer) => referencesIn(answer.text).flatMap((one) => (one.kind === 'norm' ? [one.id] : []))),
  )
  const unconfirmed = [...named].flatMap((id) => {
    const norm = norms?.catalogue.norms.get(id)
    return norms === undefined || norm?.confirmed !== 'unconfirmed' ? [] : [citationOf(norms.catalogue, norm)]
  })
  return [
    {
      text: `${confirmationInWords[form.basis.confirmed]} ${form.basis.value}${form.basis.source === undefined ? '' : ` (${form.basis.source})`}${marked(form.basis.confirmed)}`,
      isUnconfirmed: form.basis.confirmed !== 'text',
    },
    ...(limit === undefined
      ? []
      : [
          {
            text: `Length: ${limit.text}${marked(limit.confirmed)}${pages === undefined ? '' : `. It has ${pages}${pages > limit.most ? ': too many' : ''}`}`,
            isUnconfirmed: limit.confirmed !== 'text',
          },
        ]),
    ...told('Consent', consent),
    ...told('Confidential', confidential),
    ...told('Categories', categories),
    ...(mandates === undefined ? [] : [{ text: `It deals with: ${mandates.join(', ').replaceAll('_', ' ')}`, isUnconfirmed: true }]),
    ...languageRule(text, body),
    ...unconfirmed.map((citation) => ({ text: `The citation ${citation} is not confirmed by us`, isUnconfirmed: true })),
    ...form.advice.map((one) => ({ text: one, isUnconfirmed: false })),
  ]
}

const marked = (confirmed: string): string => (confirmed === 'text' ? '' : ` (${confirmed === 'topic' ? 'only headings read' : confirmed})`)

function languageRule({ lang }: SubmissionText, body: SubmissionMatter['body']): readonly RuleToCheck[] {
  const review = formWords(lang).review
  const reads = body === null || body.languages.length === 0 || body.languages.includes(lang)
  return [
    ...(reads
      ? []
      : [
          {
            text: `${body.name} reads ${body.languages.map(languageName).join(', ')}, and this has headings in ${languageName(lang)}.`,
            isUnconfirmed: body.confirmed !== 'text',
          },
        ]),
    ...(review === 'unreviewed'
      ? [{ text: `Our headings in ${languageName(lang)} were not looked at by somebody who speaks it.`, isUnconfirmed: true }]
      : []),
  ]
}
