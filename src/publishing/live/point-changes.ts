import type { EditionNote, EditionPoint } from '../edition.ts'
import { ofAccounts, type NoteChange } from './change.ts'
import { newAccounts, tellsStill } from './new-accounts.ts'

/**
 * The id under which a point is found now, for later claims may join two into one; the fact that it asks for; and the points from which an
 * account is gone: that settles nothing, and is told by itself.
 */
type Finding = {
  readonly idNow: (id: string) => string
  readonly factOf: (id: string) => string | undefined
  readonly goneFrom: ReadonlySet<EditionPoint | undefined>
}

/** How the questions of a note stand otherwise than when it was published, with the accounts that have come. */
export function pointChanges(before: EditionNote, after: EditionNote, { idNow, factOf, goneFrom }: Finding): NoteChange[] {
  const was = new Map(before.points.map((point) => [idNow(point.id), point]))
  const is = new Map(after.points.map((point) => [point.id, point]))
  const changes: Change[] = [
    ...after.points.flatMap((point) =>
      changesOfPoint(was.get(point.id), point)
        .filter(({ kind }) => kind !== 'settled' || !goneFrom.has(was.get(point.id)))
        .map((change) => (ofAccounts.has(change.kind) ? { ...change, accounts: newAccounts(before, point, factOf(point.id)) } : change)),
    ),
    ...before.points
      .filter((point) => isContested(point) && !is.has(idNow(point.id)) && !goneFrom.has(point))
      .map((): Change => ({ kind: 'settled' })),
  ]
  const same = Map.groupBy(changes, ({ kind, standing }) => `${kind} ${standing ?? ''}`)
  return [...same.values()].map((each) => {
    const accounts = each.flatMap((change) => change.accounts ?? [])
    return { note: before.number, ...each[0]!, ...(accounts.length > 0 && { accounts }) }
  })
}

type Change = Omit<NoteChange, 'note'>

function changesOfPoint(before: EditionPoint | undefined, after: EditionPoint): Change[] {
  const state = changeOfState(before, after)
  const ruling = before === undefined ? undefined : changeOfRuling(before, after)
  return [state, ruling].filter((change) => change !== undefined)
}

function changeOfState(before: EditionPoint | undefined, after: EditionPoint): Change | undefined {
  const contestedBefore = before !== undefined && isContested(before)
  if (isContested(after)) {
    if (!contestedBefore) return { kind: isDenied(after) ? 'denied' : 'contested' }
    return told(after) > told(before) ? { kind: 'account' } : undefined
  }
  if (after.state === 'explained') {
    if (before === undefined) return { kind: 'account' }
    return before.state === 'explained' ? undefined : { kind: 'explained' }
  }
  return contestedBefore ? { kind: 'settled' } : undefined
}

const told = ({ accounts }: EditionPoint): number => accounts.filter(tellsStill).length
const isContested = ({ state }: EditionPoint): boolean => state === 'contested'
const isDenied = ({ id, accounts }: EditionPoint): boolean => id.startsWith('claim/') || accounts.some(({ denies }) => denies)

function changeOfRuling({ ruling: before }: EditionPoint, { ruling: after }: EditionPoint): Change | undefined {
  if (after === undefined) return before === undefined ? undefined : { kind: 'unruled' }
  const same =
    before !== undefined && before.standing === after.standing && before.on === after.on && sameReason(before.reason, after.reason)
  return same ? undefined : { kind: 'ruled', standing: after.standing }
}

/** Whose reason was erased, here or in the case, is not another ruling for that. */
const sameReason = (before: string, after: string): boolean => before === after || [before, after].some((reason) => gap.test(reason))
const gap = /\[erased\b/
