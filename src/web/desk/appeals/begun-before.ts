import { isDeepStrictEqual } from 'node:util'
import { plainAppeal, type Appeal } from '../../../cases/index.ts'
import { mayBeSentAgain } from '../../../kit/index.ts'
import type { CaseVisit } from '../visit.ts'

/**
 * The appeal that whoever asks has begun with the same words within a day, and nobody has written in since. The form
 * that they find again has the next free code: sent again, it would be a second appeal.
 */
export function begunBefore({ opened, staff, now }: CaseVisit, appeal: Appeal): string | undefined {
  return opened.document.appeals.findLast((other) => {
    const meta = opened.entries.get(`appeals/${other.id}`)
    return (
      meta !== undefined &&
      mayBeSentAgain({ by: meta.recorded_by, at: meta.recorded_at }, { by: staff.id, at: now }) &&
      isDeepStrictEqual(plainAppeal({ ...other, id: appeal.id }), plainAppeal(appeal))
    )
  })?.id
}
