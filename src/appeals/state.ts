import type { Appeal } from '../cases/index.ts'
import type { Approval } from './approval.ts'

/** In which state an appeal or a version of it is; each has one word (appealStateInWords). */
export const appealStates = ['draft', 'in-review', 'approved', 'published', 'superseded', 'closed', 'taken-down'] as const
export type AppealState = (typeof appealStates)[number]

export type StateOf =
  /** A published version: whether it is the newest one. */
  | { readonly of: 'version'; readonly newest: boolean; readonly takenDown: boolean; readonly status: Appeal['status'] }
  /** The text as it stands, beside the newest version, if there is one: whether that says the same. */
  | {
      readonly of: 'text'
      readonly approval: Approval['kind']
      readonly version: null | { readonly same: boolean; readonly takenDown: boolean; readonly status: Appeal['status'] }
    }

/**
 * The state of a version, or of a text. A text that is published as it stands is in the state of that version; one that has
 * gone on from it is on its own way to the next. What was taken down is so until somebody asks for an approval again.
 */
export function appealState(what: StateOf): AppealState {
  if (what.of === 'version') {
    if (what.takenDown) return 'taken-down'
    if (!what.newest) return 'superseded'
    return what.status === 'closed' ? 'closed' : 'published'
  }
  const { approval, version } = what
  const stands = version !== null && version.same && !version.takenDown
  if (stands) return appealState({ of: 'version', newest: true, takenDown: false, status: version.status })
  if (approval === 'approved') return 'approved'
  if (approval === 'asked') return 'in-review'
  return version?.takenDown === true ? 'taken-down' : 'draft'
}

export const appealStateInWords: Readonly<Record<AppealState, string>> = {
  draft: 'draft',
  'in-review': 'in review',
  approved: 'approved',
  published: 'published',
  superseded: 'superseded',
  closed: 'closed',
  'taken-down': 'taken down',
}
