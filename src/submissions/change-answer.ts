import { canonicalJson } from '../kit/index.ts'
import { baseOf, type Transaction } from '../platform/index.ts'
import { changeSubmission, lockSubmission, textsOf, type ChangeSubmissionOutcome } from './submission-store.ts'
import type { Answer, ConsentAnswer } from './submission.ts'

/** What stands under one question from now on; absent: nothing. */
export type Answered = { readonly answer?: Answer; readonly consent?: ConsentAnswer }

/**
 * Writes what stands under one question, made from `base`. Whoever wrote under another question meanwhile keeps it; a conflict is only
 * where somebody wrote under this one, or words were erased.
 */
export async function changeAnswer(
  tx: Transaction,
  id: string,
  { key, answered, base }: { readonly key: string; readonly answered: Answered; readonly base: number },
  doing: { readonly by: string; readonly at: Date },
): Promise<ChangeSubmissionOutcome> {
  const standing = await lockSubmission(tx, id)
  if (standing === null) throw new Error('A submission that is changed is not there')
  if (standing.frozen !== null) return { kind: 'frozen' }
  const { text } = standing
  if (text === null) return { kind: 'conflict', submission: standing }
  if (standing.base !== base) {
    const seen = (await textsOf(tx, id)).find(({ revision }) => baseOf(revision, null) === base)?.text
    // An erasure changed the words themselves: nobody has seen what is left of them.
    if (standing.base < 0 || seen === undefined || seen === null) return { kind: 'conflict', submission: standing }
    const said = ({ answers, consents }: typeof text): string => canonicalJson([answers[key] ?? null, consents[key] ?? null])
    if (said(seen) !== said(text)) return { kind: 'conflict', submission: standing }
  }
  const { [key]: _answer, ...answers } = text.answers
  const { [key]: _consent, ...consents } = text.consents
  return changeSubmission(
    tx,
    id,
    {
      base: standing.base,
      text: {
        ...text,
        answers: { ...answers, ...(answered.answer !== undefined && { [key]: answered.answer }) },
        consents: { ...consents, ...(answered.consent !== undefined && { [key]: answered.consent }) },
      },
    },
    doing,
  )
}
