import type { Sensitivity, Standing } from '../../claims/index.ts'
import type { AccountParts, GoneParts } from './account-parts.ts'
import { keyOfChange, ofAccounts, type ChangeKind } from './change.ts'

/** A change as it is now, with the accounts that it tells of. */
export type ChangeNow = {
  readonly note: number
  readonly kind: ChangeKind
  readonly standing?: Standing
  readonly clearance: Sensitivity
  readonly sentences: readonly string[]
  readonly accounts: readonly AccountParts[]
  /** Where it tells of what the note shows beside what it cites. */
  readonly gone?: GoneParts
}

/** A note that stands; `further` is null where it tells of no account, or was made before accounts were kept with it. */
export type NoteStanding = {
  readonly id: number
  readonly note: number
  readonly kind: ChangeKind
  readonly standing: Standing | null
  readonly clearance: Sensitivity
  readonly further: AccountParts | null
  readonly gone: GoneParts | null
}

/** Which notes come to their end, which get the account they tell of, and which are new. */
export type ToNote = {
  readonly ended: readonly number[]
  readonly completed: readonly { readonly id: number; readonly further: AccountParts }[]
  readonly added: readonly (ChangeNow & { readonly further: AccountParts | null })[]
}

/**
 * What is to be noted of an edition: what is so no longer ends, what is new is added, the rest stays as it was noted. Of
 * what readers are told of accounts, each account has a note of its own, which ends when nobody tells that account any more.
 */
export function whatToNote(standing: readonly NoteStanding[], changes: readonly ChangeNow[]): ToNote {
  const [plain, plainNow] = [standing.filter((note) => !isTold(note)), changes.filter((change) => !isTold(change))]
  const [now, before] = [new Set(plainNow.map(keyOf)), new Set(plain.map(keyOf))]
  const told = Map.groupBy(changes.filter(isTold), ({ note }) => note)
  const stays = (row: NoteStanding): boolean => (isTold(row) ? isToldStill(row, told.get(row.note) ?? []) : now.has(keyOf(row)))
  const staying = standing.filter(stays)
  const ofNotes = [...told].map(([note, those]) =>
    toldOf(
      those,
      staying.filter((row) => isTold(row) && row.note === note),
    ),
  )
  return {
    ended: standing.filter((row) => !stays(row)).map(({ id }) => id),
    completed: ofNotes.flatMap(({ completed }) => completed),
    added: [
      ...plainNow.filter((change) => !before.has(keyOf(change))).map((change) => ({ ...change, further: null })),
      ...ofNotes.flatMap(({ added }) => added),
    ],
  }
}

const isTold = ({ kind, clearance }: Pick<ChangeNow, 'kind' | 'clearance'>): boolean => clearance === 'public' && ofAccounts.has(kind)

const keyOf = (change: Pick<NoteStanding, 'note' | 'kind' | 'clearance'> & Partial<Pick<NoteStanding, 'standing' | 'gone'>>): string =>
  `${keyOfChange(change)} ${change.clearance}`

function isToldStill({ kind, further }: NoteStanding, now: readonly ChangeNow[]): boolean {
  const ofKind = now.some((change) => change.kind === kind)
  if (further === null || further.claims.length === 0) return ofKind
  // A further account may have come to a question that was contested before, or has been since.
  return (ofKind || kind === 'account') && now.some(({ accounts }) => accounts.some((account) => isSame(account, further)))
}

/** An account is the same as long as one claim goes on telling it. */
const isSame = (one: AccountParts, other: AccountParts): boolean => one.claims.some((claim) => other.claims.includes(claim))

/** The same of one note of the edition, by the notes of changes that stay there. */
function toldOf(changes: readonly ChangeNow[], staying: readonly NoteStanding[]): Pick<ToNote, 'completed' | 'added'> {
  const completed: { id: number; further: AccountParts }[] = []
  const added: (ChangeNow & { further: AccountParts })[] = []
  const known = staying.flatMap(({ further }) => further ?? [])
  for (const change of changes) {
    const fresh = change.accounts.filter((account) => !known.some((each) => isSame(account, each)))
    for (const { id } of staying.filter(({ kind, further }) => further === null && kind === change.kind)) {
      const further = fresh.shift() ?? nobody
      completed.push({ id, further })
      known.push(further)
    }
    for (const further of fresh) {
      const isFurther = known.some((each) => JSON.stringify(each.question) === JSON.stringify(further.question))
      added.push({ ...change, kind: isFurther ? 'account' : change.kind, further })
      known.push(further)
    }
    const isNoted = change.accounts.length > 0 || staying.some(({ kind }) => kind === change.kind)
    if (!isNoted) added.push({ ...change, further: nobody })
  }
  return { completed, added }
}

/** Of accounts that differ now, without a claim that the edition has not. */
const nobody: AccountParts = { claims: [], speakers: [] }
