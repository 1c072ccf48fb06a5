/** What somebody says of one sentence: how it is called (S3), what it said, and the remark. */
export type Remark = { readonly name: string; readonly sentence: string; readonly remark: string }

/** What a team member did about the approval of a text (textHash). Steps are only added. */
export type ApprovalStep = {
  readonly kind: 'asked' | 'approved' | 'sent-back'
  readonly text: string
  /** The staff member's id. */
  readonly by: string
  readonly at: Date
  readonly note?: string
  readonly remarks?: readonly Remark[]
}

/** How the approval of one exact text stands. */
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

/**
 * How the approval of a text stands. Two people stand behind what is published: one asks for the approval of exactly this
 * text, another gives it; any later change is another text. The one who asked does not approve, unless the team allows one
 * person to go alone; when it no longer does, what one person approved is asked for only. Who wrote which sentence does not
 * count: in a team of two both write, and who approves reads the whole.
 */
export function approvalOf(steps: readonly ApprovalStep[], text: string, onePerson: boolean): Approval {
  const ofText = steps.filter((step) => step.text === text)
  const asked = ofText.findLast(({ kind }) => kind === 'asked')
  const last = ofText.at(-1)
  if (asked === undefined || last === undefined) {
    const other = steps.at(-1)
    return other === undefined ? { kind: 'not-asked' } : { kind: 'changed-since', last: other }
  }
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

/** Whether somebody may approve what was asked for: not what they asked for themselves, unless one person may go alone. */
export function mayApprove(approval: Approval, by: string, onePerson: boolean): 'may' | 'not-asked' | 'own' {
  if (approval.kind !== 'asked') return 'not-asked'
  return approval.asked.by === by && !onePerson ? 'own' : 'may'
}
