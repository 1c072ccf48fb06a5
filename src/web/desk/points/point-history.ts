import type { CaseDocument } from '../../../cases/index.ts'
import type { Ruling } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { momentInWords } from '../moment.ts'
import type { OpenedCase } from '../opened-case.ts'
import { claimsOf, whoSays, words } from './point-reading.ts'
import { preferredMeans } from './ruling-words.ts'

/** Something that happened to a point. `at` sorts; `when` is read. */
export type PointEvent = { readonly at: string; readonly when: string; readonly text: string }

/**
 * What happened to a point, in words, the newest first: which claims came, what was taken back, what was asked, explained
 * and ruled. Takes who wrote what (see `whoWrote`) and the rulings on the point.
 */
export function historyOf(
  point: Point,
  { document, entries }: Pick<OpenedCase, 'document' | 'entries'>,
  rulings: readonly Ruling[],
  nameOf: (recordedBy: string) => string,
): readonly PointEvent[] {
  const claims = claimsOf([...new Set(point.accounts.flatMap((account) => [...account.claims, ...account.withdrawn]))], document)
  const written = (name: string, text: (by: string) => string): PointEvent[] => {
    const meta = entries.get(name)
    return meta === undefined
      ? []
      : [{ at: meta.recorded_at.toISOString(), when: momentInWords(meta.recorded_at), text: asSentence(text(nameOf(meta.recorded_by))) }]
  }
  return [
    ...claims.flatMap((claim) =>
      written(`claims/${claim.id}`, (by) => `${by} recorded ${claim.id}: ${whoSays(claim, document)}: ${claim.statement}`),
    ),
    ...claims.flatMap(({ id, retracted }) =>
      retracted === undefined
        ? []
        : [
            dated(
              retracted.on,
              `${id} ${retracted.by === 'source' ? 'was taken back by its source' : 'was entered wrongly by us'}: ${retracted.why}`,
            ),
          ],
    ),
    ...questionsOn(point, document).flatMap(({ id, question, state, why, explained_on: on }) => [
      ...written(`questions/${id}`, (by) => `${by} wrote the question ${id} as it stands: ${question}`),
      ...(state === 'explained' && on !== undefined ? [dated(on, `${id} was explained: ${why ?? ''}`)] : []),
    ]),
    ...rulings.map(({ on, by, standing, prefer, reason }) =>
      prefer.length === 0
        ? dated(on, `${by} ruled: ${words.standings[standing]}. ${reason}`)
        : dated(on, `${by} preferred an account: ${words.standings[standing]}${preferredMeans[standing] ?? ''}. ${reason}`),
    ),
  ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** The questions that the team put to a point. */
export function questionsOn(point: Point, { questions }: Pick<CaseDocument, 'questions'>): CaseDocument['questions'] {
  const ids = new Set([point.question_id, ...(point.also_asked ?? []).map(({ id }) => id)])
  return questions.filter(({ id }) => ids.has(id))
}

const dated = (on: Ruling['on'], text: string): PointEvent => ({ at: on.text, when: describeDate(on, 'en'), text })
const asSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
