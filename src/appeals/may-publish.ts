import type { Appeal } from '../cases/index.ts'
import type { Day } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { approvalOf, type Approvable, type Approval } from './approval.ts'
import type { CitedCases } from './citation.ts'
import { onePersonMayPublish, readApprovalSteps, readReview } from './review-store.ts'
import { namesToLetOut, printedNames } from './printed-names.ts'
import { riskMatter } from './risk-matter.ts'
import { openQuestions, riskQuestions, type RiskQuestion } from './risk-review.ts'
import { textHash } from './text-hash.ts'
import { whatStopsPublication, type Stop } from './what-stops-publication.ts'

/** One thing that is missing before an appeal may be published, and where it is mended. */
export type Hindrance =
  | { readonly place: 'text'; readonly stop: Stop; readonly message: string }
  | { readonly place: 'risk-review'; readonly questions: readonly RiskQuestion[]; readonly message: string }
  | { readonly place: 'approval'; readonly message: string }

export type LeaveToPublish =
  | {
      readonly kind: 'may'
      readonly approved: 'second-person' | 'alone'
      /** The staff members who stand behind the text: who asked for its approval, and who gave it. */
      readonly by: readonly string[]
      readonly text: string
    }
  | { readonly kind: 'may-not'; readonly hindrances: readonly Hindrance[] }

/** Whether a text may be published, of what was found in it and said of it. */
export function leaveToPublish(
  text: string,
  found: {
    readonly stops: readonly Stop[]
    readonly open: readonly RiskQuestion[]
    /** How many names nobody has let out yet. */
    readonly names: number
    readonly approval: Approval
  },
): LeaveToPublish {
  const { stops, open, names, approval } = found
  const hindrances: Hindrance[] = [
    ...stops.map((stop) => ({ place: 'text' as const, stop, message: stop.message })),
    ...(open.length + names === 0 ? [] : [{ place: 'risk-review' as const, questions: open, message: openInWords(open.length, names) }]),
    ...(approval.kind === 'approved' ? [] : [{ place: 'approval' as const, message: approvalInWords[approval.kind] }]),
  ]
  if (hindrances.length > 0 || approval.kind !== 'approved') return { kind: 'may-not', hindrances }
  const by = [...new Set([approval.asked.by, approval.approved.by])]
  return { kind: 'may', approved: approval.how, by, text }
}

/**
 * Whether an appeal, as it stands in the caller's transaction, may be published today: nothing in it stops it, its risk
 * review is answered for this text, and exactly this is approved, both since it was last taken down. Takes the whole appeal
 * and the whole cases that it cites, evaluated for today, and the lines and the hash of the print that it would be.
 */
export async function mayPublish(
  db: Database | Transaction,
  appeal: Appeal,
  cases: CitedCases,
  {
    today,
    printed,
    lines,
    takenDown,
    further = [],
  }: Pick<Approvable, 'printed' | 'takenDown'> & {
    readonly today: Day
    readonly lines: readonly string[]
    /** What else stops it, of what was published before. */
    readonly further?: readonly Stop[]
  },
): Promise<LeaveToPublish> {
  const [review, steps, onePerson] = [
    await readReview(db, appeal.id),
    await readApprovalSteps(db, appeal.id),
    await onePersonMayPublish(db),
  ]
  const text = textHash(appeal)
  return leaveToPublish(text, {
    stops: [...whatStopsPublication(appeal, cases, today), ...further],
    open: openQuestions(review.answers, riskMatter(appeal, cases, today, takenDown)),
    names: namesToLetOut(printedNames(lines, cases.files.values(), today), review.answers.letOut, takenDown).length,
    approval: approvalOf(steps, { text, printed, takenDown }, onePerson),
  })
}

const openInWords = (count: number, names: number): string =>
  count === 0
    ? `${names === 1 ? 'One name' : `${names} names`} would be printed without a consent to it on record: the risk review asks about each.`
    : count === riskQuestions.length
      ? 'The risk review is not answered.'
      : `${count === 1 ? 'One question' : `${count} questions`} of the risk review ${count === 1 ? 'has' : 'have'} to be answered for the text as it stands.`

const approvalInWords: Readonly<Record<Exclude<Approval['kind'], 'approved'>, string>> = {
  'not-asked': 'Nobody has asked for the approval of this text.',
  asked: 'The approval of a second person is asked for and not given yet.',
  'sent-back': 'The text was sent back with remarks.',
  'changed-since': 'The text was changed after its approval was asked for or given.',
  'prints-otherwise':
    'What readers may open of it has changed since its approval was asked for or given: the approval has to be asked for again.',
  'taken-down-since': 'The appeal was taken down after its approval was given: the approval has to be asked for again.',
}
