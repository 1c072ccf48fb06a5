import { isOutcomeCode } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { describeDate, languageName, parseDate } from '../../../kit/index.ts'
import { outcomeInWords, wordsFor, type Edition } from '../../../publishing/index.ts'
import { statusInWords } from './may-write.ts'

/** What the head of a text says besides title and summary, its dates as they are kept. */
export type SaidHead = Pick<Edition, 'lang' | 'status' | 'opened'> &
  Partial<Pick<Edition, 'act_until' | 'closed' | 'outcome' | 'news' | 'change'>>

/** One thing that a head says, and what it is called. */
export type HeadLine = { readonly name: string; readonly text: string }

/** The head of an appeal as it is written. */
export const headOf = ({ lang, status, opened, act_until: until, closed, outcome, news, change }: Appeal): SaidHead => ({
  lang,
  status,
  opened: opened.text,
  ...(until && { act_until: until.text }),
  ...(closed && { closed: closed.text }),
  ...(outcome !== undefined && { outcome }),
  ...(change && { change }),
  ...(news !== undefined && { news }),
})

/** All that a head says, line by line, in the order in which readers meet it. */
export function headInWords(head: SaidHead): readonly HeadLine[] {
  return [
    ...line('Status', statusInWords[head.status]),
    ...line('Outcome', head.outcome && outcomeIn(head.outcome)),
    ...line('Opened', day(head.opened)),
    ...line('Act until', day(head.act_until)),
    ...line('Closed', day(head.closed)),
    ...line('Language', languageName(head.lang)),
    ...line(
      'The next version',
      head.change && (head.change === 'closing' ? 'the closing' : `${head.change === 'update' ? 'an' : 'a'} ${head.change}`),
    ),
    ...line('What is new', head.news),
  ]
}

const line = (name: string, text: string | undefined): HeadLine[] => (text === undefined ? [] : [{ name, text }])
const day = (text: string | undefined): string | undefined => text && describeDate(parseDate(text), 'en')

/** A thing that two heads say otherwise, before and after; undefined where one of them says nothing of it. */
export type HeadDifference = { readonly name: string; readonly before?: string; readonly after?: string }

/** What one head says otherwise than another. */
export function headDifferences(before: SaidHead, after: SaidHead): readonly HeadDifference[] {
  const [was, is] = [before, after].map((head) => new Map(headInWords(head).map(({ name, text }) => [name, text])))
  return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((name) => {
    const [old, fresh] = [was!.get(name), is!.get(name)]
    return old === fresh ? [] : [{ name, ...(old !== undefined && { before: old }), ...(fresh !== undefined && { after: fresh }) }]
  })
}

/** How an appeal ended, in English words; a text of the team's own as it is. */
export const outcomeIn = (outcome: string): string =>
  isOutcomeCode(outcome) ? (outcomeInWords(outcome, wordsFor('en')) ?? 'something else') : outcome
