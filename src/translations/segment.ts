import { createHash } from 'node:crypto'
import { isOutcomeCode } from '../appeals/index.ts'
import type { Appeal, Sentence } from '../cases/index.ts'

export const segmentKinds = ['title', 'summary', 'outcome', 'news', 'heading', 'sentence', 'ask'] as const
export type SegmentKind = (typeof segmentKinds)[number]

/** A piece of an appeal that is translated by itself. */
export type Segment = {
  /** The kind, a hyphen, and 24 hexadecimal digits of the SHA-256 of the text: the same words are translated once. */
  readonly key: string
  readonly kind: SegmentKind
  /** How it is called: Title, Summary, Outcome, News; S3, the third sentence; H2, the second heading; A1, the first ask. */
  readonly place: string
  readonly text: string
  /** What the sentence cites: `case#claim` or `case#point`. */
  readonly cites: readonly string[]
}

/** What of an appeal is translated, in reading order. Names, offices, dates and citations are not. */
export function segmentsOf({ title, summary, outcome, news, sections, asks }: Appeal): readonly Segment[] {
  let [sentence, heading] = [0, 0]
  return [
    segment('title', 'Title', title),
    segment('summary', 'Summary', summary),
    ...(outcome === undefined || isOutcomeCode(outcome) ? [] : [segment('outcome', 'Outcome', outcome)]),
    ...(news === undefined ? [] : [segment('news', 'News', news)]),
    ...sections.flatMap((section) => [
      ...(section.heading === undefined ? [] : [segment('heading', `H${++heading}`, section.heading)]),
      ...section.sentences.map((one) => segment('sentence', `S${++sentence}`, one.text, one.cites)),
    ]),
    ...asks.map((ask, index) => segment('ask', `A${index + 1}`, ask.text, ask.cites)),
  ].filter(({ text }) => text.trim() !== '')
}

/** The key of a piece of this kind that says this. */
export const segmentKey = (kind: SegmentKind, text: string): string =>
  `${kind}-${createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 24)}`

/** The appeal in another language: each piece is replaced by what `targetOf` gives for its key, or stays. */
export function inLanguage(appeal: Appeal, lang: string, targetOf: (key: string) => string | undefined): Appeal {
  const say = (kind: SegmentKind, text: string): string => targetOf(segmentKey(kind, text)) ?? text
  const saying = (kind: SegmentKind, sentence: Sentence): Sentence => ({ ...sentence, text: say(kind, sentence.text) })
  return {
    ...appeal,
    lang,
    title: say('title', appeal.title),
    summary: say('summary', appeal.summary),
    ...(appeal.outcome !== undefined && { outcome: say('outcome', appeal.outcome) }),
    ...(appeal.news !== undefined && { news: say('news', appeal.news) }),
    sections: appeal.sections.map(({ heading, sentences }) => ({
      ...(heading !== undefined && { heading: say('heading', heading) }),
      sentences: sentences.map((sentence) => saying('sentence', sentence)),
    })),
    asks: appeal.asks.map((ask) => saying('ask', ask)),
  }
}

const segment = (kind: SegmentKind, place: string, text: string, cites: readonly string[] = []): Segment => ({
  key: segmentKey(kind, text),
  kind,
  place,
  text,
  cites,
})
