import type { ReasonGiven } from './unsaid-contested.ts'

/** What somebody says of one sentence: how it is called (S3), what it said, and the remark. */
export type Remark = { readonly name: string; readonly sentence: string; readonly remark: string }

/**
 * What a team member did about the approval of a text (textHash) and what is printed of it; or that the operator published it from the
 * command line, with the reasons that were asked for there, which approves nothing. Steps are only added.
 */
export type ApprovalStep = {
  readonly kind: 'asked' | 'approved' | 'sent-back' | 'operator'
  readonly text: string
  /** Which print they had before them; absent where that was not kept, and then of no other. */
  readonly printed?: string
  /** The staff member's id; the name that the operator gave. */
  readonly by: string
  readonly at: Date
  readonly note?: string
  readonly remarks?: readonly Remark[]
  /** Of who asks, and of the operator: why sentences may go out that rest on what is contested and do not say so. */
  readonly contested?: readonly ReasonGiven[]
  /** The same of what states a verdict as a fact. */
  readonly verdicts?: readonly ReasonGiven[]
}

/** What a team member did: all of these but what the operator did. */
export type StepOfTeam = ApprovalStep & { readonly kind: Exclude<ApprovalStep['kind'], 'operator'> }

/** What an approval is of. */
export type Approvable = {
  readonly text: string
  /** Which print of it, with its notes; null where none can be made. */
  readonly printed: string | null
  /** When the appeal was last taken down: what was said before that does not count any more. */
  readonly takenDown: Date | null
}

/** How the approval of one exact text, as it would be printed, stands. */
export type Approval =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'asked'; readonly asked: ApprovalStep }
  | {
      readonly kind: 'approved'
      /** Whether another person approved it, or the one who asked, where the team allows that. */
      readonly how: 'second-person' | 'alone'
      readonly asked: ApprovalStep
      readonly approved: ApprovalStep
    }
  | { readonly kind: 'sent-back'; readonly asked: ApprovalStep; readonly sentBack: ApprovalStep }
  /** The last that was said was said of another text: it was changed since. */
  | { readonly kind: 'changed-since'; readonly last: ApprovalStep }
  /** It was said of this text, but what the cited cases say beside it has changed since. */
  | { readonly kind: 'prints-otherwise'; readonly last: ApprovalStep }
  /** All that was said was said before the appeal was taken down. */
  | { readonly kind: 'taken-down-since'; readonly last: ApprovalStep }

/**
 * How the approval of a text stands. Two people stand behind what is published: one asks for the approval of exactly this
 * text as it would be printed, another gives it; any later change is another text or another print, and a take-down ends it. The one who asked does not approve, unless the team allows one
 * person to go alone; when it no longer does, what one person approved is asked for only. Who wrote which sentence does not
 * count: in a team of two both write, and who approves reads the whole.
 */
export function approvalOf(steps: readonly ApprovalStep[], { text, printed, takenDown }: Approvable, onePerson: boolean): Approval {
  const ofTeam = steps.filter(isOfTeam)
  const counting = ofTeam.filter(({ at }) => takenDown === null || at > takenDown)
  const ofText = counting.filter((step) => step.text === text)
  const ofPrint = ofText.filter((step) => step.printed === printed)
  const asked = ofPrint.findLast(({ kind }) => kind === 'asked')
  const last = ofPrint.at(-1)
  if (asked === undefined || last === undefined) return whyNotOf(ofTeam, counting, ofText)
  switch (last.kind) {
    case 'asked':
      return { kind: 'asked', asked }
    case 'sent-back':
      return { kind: 'sent-back', asked, sentBack: last }
    case 'approved':
      if (last.by !== asked.by) return { kind: 'approved', how: 'second-person', asked, approved: last }
      return onePerson ? { kind: 'approved', how: 'alone', asked, approved: last } : { kind: 'asked', asked }
    default:
      return last.kind satisfies never
  }
}

const isOfTeam = (step: ApprovalStep): step is StepOfTeam => step.kind !== 'operator'

/** What of all that was said comes nearest to the text, and why it is not of it. */
function whyNotOf(steps: readonly ApprovalStep[], counting: readonly ApprovalStep[], ofText: readonly ApprovalStep[]): Approval {
  const [ofOther, other, before] = [ofText.at(-1), counting.at(-1), steps.at(-1)]
  if (ofOther !== undefined) return { kind: 'prints-otherwise', last: ofOther }
  if (other !== undefined) return { kind: 'changed-since', last: other }
  return before === undefined ? { kind: 'not-asked' } : { kind: 'taken-down-since', last: before }
}

/** Whether somebody may approve what was asked for: not what they asked for themselves, unless one person may go alone. */
export function mayApprove(approval: Approval, by: string, onePerson: boolean): 'may' | 'not-asked' | 'own' {
  if (approval.kind !== 'asked') return 'not-asked'
  return approval.asked.by === by && !onePerson ? 'own' : 'may'
}
