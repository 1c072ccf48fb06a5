import type { TimelineLane, TimelineMark } from '../../publishing/index.ts'
import { drawing } from './drawn.ts'

/**
 * What stands beside each mark of a lane. Where a lane would say the same of two events (two accounts of one, or two of
 * one kind) each is followed by its date, in the words of `date`.
 */
export function labelsOf({ marks }: TimelineLane, date: (text: string) => string): ReadonlyMap<TimelineMark, string> {
  const events = Map.groupBy(
    marks.filter(({ kind }) => kind === 'event'),
    ({ label }) => label,
  )
  return new Map(marks.map((mark) => [mark, (events.get(mark.label)?.length ?? 0) > 1 ? `${mark.label} · ${date(mark.date)}` : mark.label]))
}

/** An estimate in units of the drawing: the server has no fonts. Han characters are as wide as they are high. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + drawing.font * (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 1 : 0.56), 0)

/** A text on lines of at most `most` units; only a word that is longer by itself stands out. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && widthOf(`${line} ${word}`) <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
