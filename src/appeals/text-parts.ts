import type { Appeal, Sentence } from '../cases/index.ts'
import { sha256 } from './text-hash.ts'

/** A piece of text that readers see: how it is called, what it says, and a key that changes with every letter of it. */
export type TextPart = {
  readonly key: string
  /** S1, the first sentence; A1, the first ask; or Title, Summary, Outcome, News, Heading, of several Heading 1. */
  readonly name: string
  readonly text: string
  /** Of sentences and asks: what they cite. */
  readonly sentence?: Sentence
}

/** The pieces of an appeal in which something is said, in reading order. */
export function textParts({ title, summary, outcome, news, sections, asks }: Appeal): readonly TextPart[] {
  let number = 0
  const headings = sections.filter(({ heading }) => heading !== undefined)
  return [
    partOf('Title', title),
    partOf('Summary', summary),
    ...(outcome === undefined ? [] : [partOf('Outcome', outcome)]),
    ...(news === undefined ? [] : [partOf('News', news)]),
    ...sections.flatMap((section) => [
      ...(section.heading === undefined
        ? []
        : [partOf(headings.length === 1 ? 'Heading' : `Heading ${headings.indexOf(section) + 1}`, section.heading)]),
      ...section.sentences.map((sentence) => partOf(`S${++number}`, sentence.text, sentence)),
    ]),
    ...asks.map((sentence, index) => partOf(`A${index + 1}`, sentence.text, sentence)),
  ]
}

function partOf(name: string, text: string, sentence?: Sentence): TextPart {
  const cites = sentence === undefined ? [] : sentence.cites.toSorted()
  // Moved, a sentence is the same; its name is no part of its key.
  return { key: shortHash([text, cites]), name, text, ...(sentence && { sentence }) }
}

/** The first 96 bits of a hash over a value: enough to tell what was seen from what was not. */
export const shortHash = (value: unknown): string => sha256(JSON.stringify(value)).slice(0, 24)
