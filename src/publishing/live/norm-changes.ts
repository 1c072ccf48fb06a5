import { readableBy } from '../../cases/index.ts'
import type { NormOutcome } from '../../norms/index.ts'
import type { WholeCase } from './changes-by-clearance.ts'
import { staffLevels, type NormsThen, type StaffLevel } from './norms-then.ts'

/** What a norm came to for a person, by position in the case, when an edition was published, and comes to now. */
export type ThenAndNow = readonly [person: number, then: readonly NormOutcome[], now: readonly NormOutcome[]]

/** That a norm of an edition comes to something else by now, with the least clearance from which that is seen. */
export type NormChange = { readonly note: number; readonly clearance: StaffLevel; readonly cameTo: readonly ThenAndNow[] }

/**
 * Which norms come to something else than when an edition was published. That they rest on other claims is no change of what they come
 * to. Each clearance is held against what it was told then, and a level tells nothing of a person for whom that rested on claims which are closed
 * to it by now; what several levels see alike is told from the least of them.
 */
export function normChanges(then: NormsThen, now: NormsThen, whole: WholeCase): readonly NormChange[] {
  const closed = closedTo(whole)
  return Object.entries(then).flatMap(([number, before]) => {
    const told = new Map<string, NormChange>()
    for (const clearance of staffLevels) {
      const cameTo = before[clearance].flatMap(({ person, outcomes, claims }): readonly ThenAndNow[] => {
        // Who was erased since is nobody of whom a norm could be said.
        if (whole.positions.idAt('subjects', person) === undefined || claims.some((claim) => closed(clearance, claim))) return []
        const is = now[number]?.[clearance].find((one) => one.person === person)?.outcomes ?? []
        return JSON.stringify(is) === JSON.stringify(outcomes) ? [] : [[person, outcomes, is]]
      })
      const key = JSON.stringify(cameTo)
      if (cameTo.length > 0 && !told.has(key)) told.set(key, { note: Number(number), clearance, cameTo })
    }
    return [...told.values()]
  })
}

/** Whether a claim that is in the case today may not be read from a level. One that is not there any more is as open as it was. */
function closedTo({ document, positions }: WholeCase): (level: StaffLevel, claim: number) => boolean {
  const all = new Set(document.claims.map(({ id }) => id))
  const read = new Map(staffLevels.map((level) => [level, new Set(readableBy(document, level).claims.map(({ id }) => id))]))
  return (level, claim) => {
    const id = positions.idAt('claims', claim)
    return id !== undefined && all.has(id) && read.get(level)?.has(id) !== true
  }
}
