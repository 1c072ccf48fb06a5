import { draftHistory, type ApprovalStep } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { textsAsRead } from '../open-appeal.ts'
import type { AppealVisit } from '../visit.ts'

/** What was said about an approval, as far as whoever looks may read it. `unread`: there is more, of which no more is said. */
export type StepAsRead = { readonly step: ApprovalStep; readonly unread: boolean }

/**
 * Steps of the approval without what was said of sentences that whoever looks may not read now, whoever could read them then: a step quotes
 * each. Where they may not read all of the text as it stands, only what is about a sentence that they read stays, and no note on the whole.
 */
export async function stepsAsRead({ opened, needs }: AppealVisit, steps: readonly ApprovalStep[]): Promise<readonly StepAsRead[]> {
  const readsAll = opened.hidden === 0 && [...opened.cases.values()].every(({ isWhole }) => isWhole)
  if (readsAll || steps.length === 0) return steps.map((step) => ({ step, unread: false }))
  const revisions = await draftHistory(needs.db, opened.whole.id, opened.holder)
  const texts = [...revisions.flatMap(({ appeal }) => (appeal === null ? [] : [appeal])), opened.whole]
  const read = sentencesOf(await textsAsRead(needs.db, texts, opened.cases))
  const unread = sentencesOf(texts)
  for (const sentence of read) unread.delete(sentence)
  const stays = ({ sentence }: { readonly sentence: string }): boolean => (opened.hidden === 0 ? !unread.has(sentence) : read.has(sentence))
  return steps.map((step) => asRead(step, stays, opened.hidden === 0))
}

function asRead(
  { note, remarks = [], contested = [], verdicts = [], ...rest }: ApprovalStep,
  stays: (said: { readonly sentence: string }) => boolean,
  readsNote: boolean,
): StepAsRead {
  const ofSentences = { remarks: remarks.filter(stays), contested: contested.filter(stays), verdicts: verdicts.filter(stays) }
  const isLess =
    ofSentences.remarks.length < remarks.length ||
    ofSentences.contested.length < contested.length ||
    ofSentences.verdicts.length < verdicts.length
  return {
    step: { ...rest, ...ofSentences, ...(note !== undefined && readsNote && { note }) },
    unread: isLess || (note !== undefined && !readsNote),
  }
}

const sentencesOf = (texts: readonly Appeal[]): Set<string> =>
  new Set(texts.flatMap(({ sections, asks }) => [...sections.flatMap(({ sentences }) => sentences), ...asks]).map(({ text }) => text))
