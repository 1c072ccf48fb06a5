import { describeDate, parseDate } from '../../kit/index.ts'
import { setApart } from '../bidi.ts'
import type { EditionSentence } from '../edition.ts'
import { changesBySentence, type ToldChange } from '../live/index.ts'
import { newsInWords } from '../news-in-words.ts'
import { askingHeadings, lastingStatus } from '../status-line.ts'
import type { PublishedEdition } from '../store.ts'
import { codeOf } from '../succession.ts'
import { newerInWords, translationInWords } from '../translation-in-words.ts'
import { formsWords } from '../words/forms.ts'
import { wordsFor } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import { wrap } from '../wrap.ts'

/**
 * An edition as the text of an e-mail, to be pasted: its subject on the first line, then what is asked, of whom and until when, and
 * where the whole is. Lines are at most 76 columns wide, an address by itself excepted, and pass through a mailer that flows text (RFC 3676): none
 * ends in a space, begins with a space, `>` or `From `, or is the mark of a signature. A translation of an older version
 * says so first. Takes the address of the appeal's page, and what has changed since for readers.
 */
export function mailText(
  published: Pick<PublishedEdition, 'edition' | 'newest'>,
  address: string,
  changes: readonly ToldChange[] = [],
): string {
  const edition = setApart(published.edition)
  const words = wordsFor(edition.lang)
  const { words: forms } = formsWords(edition.lang)
  const headings = askingHeadings(edition, words)
  const since = changesBySentence(changes)
  const paragraphs = [
    ...newerInWords(published),
    edition.summary,
    `${lastingStatus(edition, words)}.`,
    ...(edition.news === undefined ? [] : [newsInWords(edition)]),
    ...(since.size === 0 ? [] : [words.since.sentences(since.size)]),
    headings.asks,
    ...edition.asks.map((ask, index) => `${index + 1}. ${ask.text}${marksOf(ask, words)}`),
    headings.to,
    ...edition.to.map(({ name, title, body }) => [...new Set([name, title, body])].filter(Boolean).join(', ')),
    `${forms.readHere}:\n${address}`,
    forms.sourced,
    ...translationInWords(edition).slice(0, 2),
    `${codeOf(edition)} · ${words.status.published(reading(edition.published, words), edition.version)}`,
  ]
  return `${[oneLine(`${forms.subject}: ${edition.title}`), ...paragraphs.map((text) => text.split('\n').map(flowed).join('\n'))].join('\n\n')}\n`
}

const reading = (day: string, words: Words): string => describeDate(parseDate(day), words.lang)

/** The other side is on the page; that there is one is said here, too. */
function marksOf({ contested, check }: EditionSentence, words: Words): string {
  const marks = [...(contested ? [words.contested.word] : []), ...(check === undefined ? [] : [words.checks[check]])]
  return marks.length === 0 ? '' : ` (${marks.join('; ')})`
}

const oneLine = (text: string): string => guarded(text.replaceAll(/\s+/g, ' ').trim())

/** Texts in Thai, Khmer and their like have no spaces between words: a run longer than a line is parted where words end. */
function flowed(text: string): string {
  if (/^https?:\/\/\S+$/.test(text)) return text
  const parted = text.replaceAll(/[^\s\u2e80-\u9fff\uff00-\uffef]{73,}/gu, (run) => partedRun(run))
  return wrap(parted)
    .split('\n')
    .map((line) => guarded(line.replaceAll(/^\s+|\s+$/gu, '')))
    .filter((line) => line !== '')
    .join('\n')
}

function partedRun(run: string): string {
  const pieces: string[] = ['']
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(run)) {
    for (const part of segment.match(/.{1,72}/gsu) ?? []) {
      if (pieces.at(-1)!.length + part.length > 72) pieces.push('')
      pieces.push(pieces.pop()! + part)
    }
  }
  return pieces.join(' ')
}

/** A word joiner, which is not seen, before what a mailer would take for something else (RFC 3676, 4.1, 4.3, 4.4; RFC 4155). */
const guarded = (line: string): string => (/^(?:>|From |--$)/.test(line) ? `\u2060${line}` : line)
