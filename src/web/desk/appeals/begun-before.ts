import { isDeepStrictEqual } from 'node:util'
import { plainAppeal, type Appeal } from '../../../cases/index.ts'
import type { CaseVisit } from '../visit.ts'

/** Milliseconds for which somebody may find the form again, still filled in, with which they began an appeal. */
const remembered = 24 * 60 * 60 * 1000

/**
 * The appeal that whoever asks has begun with the same words since yesterday, and nobody has written in since. Whoever goes back in the
 * browser gets a new form with the next free code, which that one fills in with what was typed: sent again, it would be a second appeal.
 */
export function begunBefore({ opened, staff, now }: CaseVisit, appeal: Appeal): string | undefined {
  return opened.document.appeals.findLast((other) => {
    const meta = opened.entries.get(`appeals/${other.id}`)
    return (
      meta?.recorded_by === staff.id &&
      now.getTime() - meta.recorded_at.getTime() < remembered &&
      isDeepStrictEqual(plainAppeal({ ...other, id: appeal.id }), plainAppeal(appeal))
    )
  })?.id
}
