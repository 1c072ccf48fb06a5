import { describeDate, parseDate, type Day } from '../kit/index.ts'
import type { Edition } from './edition.ts'
import { outcomeWords } from './words/outcomes.ts'
import type { Words } from './words/words.ts'

type Standing = Pick<Edition, 'status' | 'opened' | 'act_until' | 'closed' | 'outcome'>

/** The same line where it is kept and read on any later day, as in a reader of feeds: the day to act by, and not that it is still to come. */
export function lastingStatus(edition: Standing, words: Words): string {
  if (edition.status === 'closed' || edition.act_until === undefined) return statusLine(edition, words)
  return words.status.actBy(describeDate(parseDate(edition.act_until), words.lang))
}

/** What the asks and the addressees are headed with: of a closed appeal nothing is asked any more. */
export const askingHeadings = ({ status }: Pick<Edition, 'status'>, { headings }: Words): { readonly asks: string; readonly to: string } =>
  status === 'closed' ? { asks: headings.asked, to: headings.decided } : { asks: headings.asks, to: headings.to }

/**
 * Where an appeal stands, in a line: "Open until 31 March 2027", "Closed: released on 18 March 2016". With `today` an
 * open appeal whose day to act has passed says so; without it (paper, text) the line is the edition's own.
 */
export function statusLine(edition: Standing, words: Words, today?: Day): string {
  const day = (text: string): string => describeDate(parseDate(text), words.lang)
  if (edition.status === 'closed') {
    return words.status.closed(outcomeInWords(edition.outcome, words), edition.closed === undefined ? null : day(edition.closed))
  }
  if (edition.act_until === undefined) return words.status.open(day(edition.opened))
  const until = parseDate(edition.act_until)
  const over = today !== undefined && until.kind === 'date' && until.latest < today
  return over ? words.status.overdue(day(edition.act_until)) : words.status.openUntil(day(edition.act_until))
}

/** How it ended, in a word or two; null where nothing is said of it, or nothing but that it is something else. */
export function outcomeInWords(outcome: string | undefined, words: Words): string | null {
  if (outcome === undefined || outcome === 'other') return null
  const further: Readonly<Record<string, string>> = outcomeWords(words.lang).words.outcomes
  return words.outcomes[outcome] ?? further[outcome] ?? outcome.replaceAll('_', ' ')
}
