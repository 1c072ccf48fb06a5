import { dayOfInstant, describeDate, formatDay, parseDate } from '../../kit/index.ts'
import type { Words } from '../words/words.ts'
import type { ChangeKind, GoneKind, NoteChange } from './change.ts'
import type { NoticedChange } from './changes-store.ts'
import type { ToldChange } from './told-changes.ts'

type Said = Pick<NoteChange, 'note' | 'kind' | 'standing'> & Pick<NoticedChange, 'beside'>

/** What has changed, in a sentence that names the note: "The source has taken back what note 2 cites." */
export function changeInWords({ note, kind, standing, beside }: Said, { since, standings }: Words): string {
  if (beside === true && isGone(kind)) return since.beside[kind](note)
  if (kind === 'ruled' || kind === 'standing') {
    const word = standings[standing ?? 'unassessed']
    return kind === 'ruled' ? since.ruled(note, word) : since.standing(note, word)
  }
  return since[kind](note)
}

const isGone = (kind: ChangeKind): kind is GoneKind => ['retracted', 'withdrawn', 'superseded'].includes(kind)

/** The same with the day on which it was noticed, as it stands beside a sentence. */
export const noteOfChange = (change: NoticedChange, words: Words): string =>
  `${words.since.noted(describeDate(parseDate(formatDay(dayOfInstant(change.noticedAt))), words.lang))}: ${changeInWords(change, words)}`

/** Whose account a change is about, one that has come or one that is gone, in a sentence; none where it is about something else. */
export function furtherInWords({ further, whose }: Pick<ToldChange, 'further' | 'whose'>, { since }: Words): string[] {
  if (whose !== undefined)
    return [
      since.whose(whose.question ?? null, speakersInWords(whose.speakers), whose.left.length === 0 ? null : speakersInWords(whose.left)),
    ]
  return further === undefined ? [] : [since.further(further.question ?? null, speakersInWords(further.speakers))]
}

/** Those who are named first, and how many others. */
export const speakersInWords = (speakers: readonly string[]): string =>
  [speakers.slice(0, 3).join('; '), ...(speakers.length > 3 ? [`+${speakers.length - 3}`] : [])].join(' ')

/** What has changed for each sentence, by its id on the page. */
export function changesBySentence(changes: readonly ToldChange[]): ReadonlyMap<string, readonly ToldChange[]> {
  const bySentence = new Map<string, ToldChange[]>()
  for (const change of changes)
    for (const sentence of change.sentences) bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), change])
  return bySentence
}
