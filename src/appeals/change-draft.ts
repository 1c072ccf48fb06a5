import { lockCase, plainAppeal, readAppealFile, recordEntries, writeAppealFile, type Appeal } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { mayBeSentAgain } from '../kit/index.ts'
import { erasureAtBase, type Randomness, type Transaction } from '../platform/index.ts'
import { changeText, type ChangedText, type TextChange } from './change-text.ts'
import { draftHistory, findDraft, keepOutline, type Draft, type Holder } from './draft.ts'
import { markAppeal, unmarkAppeal, type Outline } from './marked-appeal.ts'
import { keepAppeal, lockAlone } from './store.ts'

/** What is wrong with an appeal, where in it: `sections[0].sentences[2].text`. */
export type AppealProblem = { readonly path: string; readonly message: string }

export type ChangedDraft =
  /** The part that was changed or added first; 0 is the head. */
  | { readonly kind: 'changed'; readonly revision: number; readonly part: number }
  /** It says the same as before; also where the same person added the same in the same place lately. */
  | { readonly kind: 'unchanged'; readonly part: number }
  /** Somebody else changed the part since, or erased words from the appeal: what stands now, who did so and when. Nothing was written. */
  | { readonly kind: 'changed-meanwhile'; readonly draft: Draft; readonly erased: boolean; readonly by: string; readonly at: Date }
  /** Somebody else removed the part, or what it was to stand beside. Nothing was written. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-empty' }
  | { readonly kind: 'invalid'; readonly problems: readonly AppealProblem[] }
  /** There is no such appeal. */
  | { readonly kind: 'none' }

export type WriteSettings = {
  /** The staff member who writes. */
  readonly by: string
  readonly at: Date
  readonly facts: FactDictionary
  readonly random?: Randomness
}

/**
 * Changes one part of an appeal, as a new revision, by the rules of changeText. Others who change the same appeal wait
 * until the transaction ends, and their changes are then applied to what stands.
 */
export async function changeDraft(tx: Transaction, id: string, change: TextChange, settings: WriteSettings): Promise<ChangedDraft> {
  const seen = await findDraft(tx, id)
  if (seen.kind !== 'found') return { kind: 'none' }
  await lockDraft(tx, id, seen.draft.holder)
  const found = await findDraft(tx, id)
  if (found.kind !== 'found') return { kind: 'none' }
  const { draft } = found
  const changed = await changeOnce(tx, draft, change, settings)
  switch (changed.kind) {
    case 'gone':
    case 'not-empty':
    case 'unchanged':
      return changed
    case 'stands-there':
      throw new Error(`Sentences that were to be added to ${id} twice were not`)
    case 'changed-meanwhile': {
      const erased = await erasureAtBase(tx, changed.changed)
      const revisions = await draftHistory(tx, id, draft.holder)
      const { by, at } = erased ?? revisions.find(({ revision }) => revision === changed.changed) ?? draft
      return { kind: 'changed-meanwhile', draft, erased: erased !== null, by, at }
    }
    case 'changed': {
      const { appeal, outline } = unmarkAppeal(changed.appeal)
      if (sameAppeal(appeal, draft.appeal)) return { kind: 'unchanged', part: changed.part }
      const written = await writeDraft(tx, { appeal, outline, draft }, settings)
      return written.kind === 'written' ? { kind: 'changed', revision: written.revision, part: changed.part } : written
    }
    default:
      return changed satisfies never
  }
}

/**
 * Applies a change, sentences that are sent again left out. Whoever goes back in the browser gets a new form, which that one fills in with what was
 * typed. What somebody else wrote, or they themselves long ago, was not sent again: the same is then said twice, as they want it.
 */
async function changeOnce(
  tx: Transaction,
  { marked, revision, holder, appeal: { id } }: Draft,
  change: TextChange,
  { by, at }: WriteSettings,
): Promise<ChangedText | Extract<ChangedDraft, { kind: 'unchanged' }>> {
  const changed = changeText(marked, change, revision + 1)
  if (changed.kind !== 'stands-there' || change.kind !== 'add-sentences') return changed
  const lately = (await draftHistory(tx, id, holder)).filter((one) => mayBeSentAgain(one, { by, at }))
  const areOwn = changed.changed.every((base) => lately.some((one) => one.revision === base))
  return areOwn ? { kind: 'unchanged', part: changed.part } : changeText(marked, { ...change, twice: true }, revision + 1)
}

export type BegunDraft =
  | { readonly kind: 'begun' }
  | { readonly kind: 'invalid'; readonly problems: readonly AppealProblem[] }
  /** There is an appeal with this id, here or elsewhere. */
  | { readonly kind: 'taken' }
  /** There is no such case. */
  | { readonly kind: 'none' }

/** Begins an appeal in a case. */
export async function beginDraft(tx: Transaction, caseId: string, appeal: Appeal, settings: WriteSettings): Promise<BegunDraft> {
  const problems = problemsIn(appeal)
  if (problems.length > 0) return { kind: 'invalid', problems }
  await lockCase(tx, caseId)
  await lockAlone(tx, appeal.id)
  if ((await findDraft(tx, appeal.id)).kind !== 'none') return { kind: 'taken' }
  const outcome = await recordEntries(tx, caseId, [{ kind: 'add', list: 'appeals', entry: plainAppeal(appeal) }], settings)
  if (outcome.kind === 'invalid') return { kind: 'invalid', problems: outcome.problems.map(inAppeal) }
  if (outcome.kind !== 'recorded') return { kind: 'none' }
  const found = await findDraft(tx, appeal.id)
  if (found.kind !== 'found') throw new Error(`The appeal ${appeal.id} was begun and is not found`)
  const { holder, revision } = found.draft
  await keepOutline(tx, appeal.id, { holder, revision, outline: unmarkAppeal(markAppeal(appeal, null, revision)).outline })
  return { kind: 'begun' }
}

/** Begins an appeal that no case holds: it stands alone, and rests on the cases that its sentences cite. */
export async function beginAlone(
  tx: Transaction,
  appeal: Appeal,
  { by, at, random }: WriteSettings,
): Promise<Exclude<BegunDraft, { kind: 'none' }>> {
  const problems = problemsIn(appeal)
  if (problems.length > 0) return { kind: 'invalid', problems }
  await lockAlone(tx, appeal.id)
  if ((await findDraft(tx, appeal.id)).kind !== 'none') return { kind: 'taken' }
  const revision = await keepAppeal(tx, appeal, { clock: () => at, by, ...(random && { random }) })
  await keepOutline(tx, appeal.id, { holder: null, revision, outline: unmarkAppeal(markAppeal(appeal, null, revision)).outline })
  return { kind: 'begun' }
}

type Written = { readonly kind: 'written'; readonly revision: number } | Extract<ChangedDraft, { kind: 'invalid' | 'none' }>

async function writeDraft(
  tx: Transaction,
  { appeal, outline, draft }: { readonly appeal: Appeal; readonly outline: Outline; readonly draft: Draft },
  settings: WriteSettings,
): Promise<Written> {
  const problems = problemsIn(appeal)
  if (problems.length > 0) return { kind: 'invalid', problems }
  const { holder } = draft
  const revision = draft.revision + 1
  if (holder === null) {
    const { by, at, random } = settings
    await keepAppeal(tx, appeal, { clock: () => at, by, ...(random && { random }) })
  } else {
    const outcome = await recordEntries(
      tx,
      holder.case,
      [{ kind: 'revise', list: 'appeals', id: appeal.id, base: draft.base, entry: plainAppeal(appeal) }],
      settings,
    )
    if (outcome.kind === 'invalid') return { kind: 'invalid', problems: outcome.problems.map(inAppeal) }
    if (outcome.kind === 'none') return outcome
    // The case has been locked since the draft was read.
    if (outcome.kind === 'conflict') throw new Error(`The appeal ${appeal.id} changed while its case was locked`)
  }
  await keepOutline(tx, appeal.id, { holder, revision, outline })
  return { kind: 'written', revision }
}

async function lockDraft(tx: Transaction, id: string, holder: Holder | null): Promise<void> {
  if (holder === null) await lockAlone(tx, id)
  else await lockCase(tx, holder.case)
}

const sameAppeal = (a: Appeal, b: Appeal): boolean => writeAppealFile(a) === writeAppealFile(b)

/** What is wrong with an appeal as a file is held to it. */
function problemsIn(appeal: Appeal): AppealProblem[] {
  const read = readAppealFile(writeAppealFile(appeal), { file: 'appeal' })
  return read.kind === 'read' ? [] : read.problems.map(inAppeal)
}

const inAppeal = ({ path, message }: AppealProblem): AppealProblem => ({ path: path.replace(/^(?:appeal|entry)\.?/, ''), message })
