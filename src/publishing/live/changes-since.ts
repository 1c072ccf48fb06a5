import { resolveInCase } from '../../appeals/index.ts'
import type { CaseDocument } from '../../cases/index.ts'
import type { Claim, FactDictionary } from '../../claims/index.ts'
import { resolvePoint, type Evaluation, type Point } from '../../evaluation/index.ts'
import { composeNote } from '../compose-note.ts'
import type { EditionNote } from '../edition.ts'
import { gapForm } from '../proof/index.ts'
import { wordsFor } from '../words/index.ts'
import type { GoneKind, NoteChange } from './change.ts'
import { goneAccounts } from './gone-accounts.ts'
import { pointChanges } from './point-changes.ts'

/** A case as it stands now, as far as somebody may read it. */
export type CaseNow = { readonly file: CaseDocument; readonly evaluation: Evaluation; readonly facts: FactDictionary }

/**
 * What has changed in a case since an edition cited it: for each of its notes that are from this case, with the ids that
 * hold today, each change once.
 */
export const changesSince = (notes: readonly EditionNote[], lang: string, now: CaseNow): NoteChange[] =>
  notes.flatMap((note) => changesOfNote(note, lang, now))

function changesOfNote(before: EditionNote, lang: string, now: CaseNow): NoteChange[] {
  const { file, evaluation, facts } = now
  const { number: note } = before
  const id = file.case.id
  const citation = resolveInCase(before.cites, { files: new Map([[id, file]]), evaluations: new Map([[id, evaluation]]) })
  if (citation.kind === 'nothing') return [{ note, kind: 'closed' }]
  const end = citation.kind === 'claim' ? endOf(citation.claim, file) : endOfPoint(citation.point, file)
  if (end !== undefined) return [{ note, kind: end }]
  const after = composeNote(note, citation, { file, evaluation }, { words: wordsFor(lang), lang, facts })
  // A point whose id was erased, and of which nothing else is known, cannot be found again.
  const findable = before.points.every(({ id: point }) => !gapForm.test(point))
  const finding = {
    idNow: (point: string) => resolvePoint(evaluation, point)?.id ?? point,
    factOf: (point: string) => resolvePoint(evaluation, point)?.fact,
  }
  const gone = goneAccounts(before, after, { ...finding, endOf: (claim) => endToTell(claim, file) })
  const goneFrom = new Set(gone.map((each) => before.points[each.gone.at[0]]))
  const ofPoints = findable ? [...gone, ...pointChanges(before, after, { ...finding, goneFrom })] : gone
  // An account that is public no longer has settled nothing.
  const changes: NoteChange[] = isClosed(before, file)
    ? [{ note, kind: 'closed' }, ...ofPoints.filter(({ kind }) => kind !== 'settled')]
    : ofPoints
  if (changes.length > 0) return changes
  const [was, is] = [before.claim ?? before.points[0], after.claim ?? after.points[0]]
  return was === undefined || is === undefined || was.standing === is.standing ? [] : [{ note, kind: 'standing', standing: is.standing }]
}

/** The same of a claim that a note shows beside what it cites. Of one that is not public, or not there any more, nothing but that is told. */
function endToTell(id: string, file: CaseDocument): GoneKind | undefined {
  const claim = file.claims.find((each) => each.id === id)
  const end = claim === undefined ? undefined : endOf(claim, file)
  return end === 'closed' ? undefined : end
}

/** How a cited claim came not to stand any more; undefined where it does. */
function endOf(claim: Claim, { claims }: CaseDocument): GoneKind | 'closed' | undefined {
  if (claim.sensitivity !== 'public') return 'closed'
  if (claim.retracted !== undefined) return claim.retracted.by === 'source' ? 'retracted' : 'withdrawn'
  // A correction that was taken back replaces nothing.
  return claims.some((other) => other.supersedes === claim.id && other.retracted === undefined) ? 'superseded' : undefined
}

/** The same of a cited point that nobody tells any more: how its last claim went. */
function endOfPoint({ accounts }: Point, file: CaseDocument): GoneKind | 'closed' | undefined {
  if (accounts.some(({ claims }) => claims.length > 0)) return undefined
  const last = accounts.flatMap(({ withdrawn }) => withdrawn).at(-1)
  const claim = file.claims.find(({ id }) => id === last)
  return claim === undefined ? 'closed' : endOf(claim, file)
}

/** Whether a statement that the note shows beside the cited one is no longer public. */
function isClosed({ claim, points }: EditionNote, { claims }: CaseDocument): boolean {
  const shown = points
    .flatMap(({ accounts }) => accounts.flatMap(({ statements }) => statements))
    .filter(({ claim: id }) => id !== claim?.claim)
  const open = new Set(claims.filter(({ sensitivity }) => sensitivity === 'public').map(({ id }) => id))
  return shown.some(({ claim: id }) => !open.has(id) && !gapForm.test(id))
}
