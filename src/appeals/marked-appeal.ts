import type { Addressee, Appeal, Sentence } from '../cases/index.ts'

/**
 * A part of an appeal with its number, which it keeps wherever it is moved, and the base of the appeal (a revision, or an
 * erasure as a negative number) with which it came to say what it says: what a change of it is made from.
 */
export type Marked<Value> = { readonly id: number; readonly changed: number; readonly value: Value }

/** All of an appeal that is no list: title, summary, status, dates, language. */
export type AppealHead = Omit<Appeal, 'id' | 'sections' | 'asks' | 'to'>

export type MarkedSection = Marked<string | undefined> & { readonly sentences: readonly Marked<Sentence>[] }

/** An appeal whose parts can be told apart. The value of a section is its heading. */
export type MarkedAppeal = {
  readonly id: string
  /** The number that the next new part gets. */
  readonly next: number
  readonly head: { readonly changed: number; readonly value: AppealHead }
  readonly sections: readonly MarkedSection[]
  readonly asks: readonly Marked<Sentence>[]
  readonly to: readonly Marked<Addressee>[]
}

type Mark = readonly [id: number, changed: number]

/** The marks of an appeal without its words, as they are kept beside a revision. */
export type Outline = {
  readonly next: number
  readonly head: number
  readonly sections: readonly { readonly mark: Mark; readonly sentences: readonly Mark[] }[]
  readonly asks: readonly Mark[]
  readonly to: readonly Mark[]
}

/**
 * An appeal with the marks of its outline. One that has none, or another shape than its outline, was written elsewhere (an
 * import): all of it changed with that revision, and its parts are numbered anew.
 */
export function markAppeal(appeal: Appeal, outline: Outline | null, revision: number): MarkedAppeal {
  if (outline === null || !fits(appeal, outline)) return numbered(appeal, revision)
  const { id, sections, asks, to, ...head } = appeal
  return {
    id,
    next: outline.next,
    head: { changed: outline.head, value: head },
    sections: sections.map(({ heading, sentences }, index) => {
      const { mark, sentences: marks } = outline.sections[index]!
      return { id: mark[0], changed: mark[1], value: heading, sentences: marked(sentences, marks) }
    }),
    asks: marked(asks, outline.asks),
    to: marked(to, outline.to),
  }
}

/** The same with all its parts marked as changed by what made the base of the appeal. */
export const changedBy = (marked: MarkedAppeal, base: number): MarkedAppeal => ({
  ...marked,
  head: { ...marked.head, changed: base },
  sections: marked.sections.map((section) => ({ ...section, changed: base, sentences: allChanged(section.sentences, base) })),
  asks: allChanged(marked.asks, base),
  to: allChanged(marked.to, base),
})

/** The appeal itself, and its marks. */
export function unmarkAppeal({ id, next, head, sections, asks, to }: MarkedAppeal): { readonly appeal: Appeal; readonly outline: Outline } {
  return {
    appeal: {
      id,
      ...head.value,
      sections: sections.map(({ value, sentences }) => ({ ...(value !== undefined && { heading: value }), sentences: values(sentences) })),
      asks: values(asks),
      to: values(to),
    },
    outline: {
      next,
      head: head.changed,
      sections: sections.map((section) => ({ mark: [section.id, section.changed], sentences: marks(section.sentences) })),
      asks: marks(asks),
      to: marks(to),
    },
  }
}

/** Every sentence with how it is called (S1, the first of the text; A1, the first ask) and the section it stands in. */
export function namedSentences({ sections, asks }: Pick<MarkedAppeal, 'sections' | 'asks'>): readonly {
  readonly name: string
  readonly sentence: Marked<Sentence>
  readonly section: number | null
}[] {
  const text = sections.flatMap(({ id, sentences }) => sentences.map((sentence) => ({ sentence, section: id })))
  return [
    ...text.map(({ sentence, section }, index) => ({ name: `S${index + 1}`, sentence, section })),
    ...asks.map((sentence, index) => ({ name: `A${index + 1}`, sentence, section: null })),
  ]
}

const marked = <Value>(parts: readonly Value[], their: readonly Mark[]): Marked<Value>[] =>
  parts.map((value, index) => ({ id: their[index]![0], changed: their[index]![1], value }))

const allChanged = <Value>(parts: readonly Marked<Value>[], changed: number): Marked<Value>[] => parts.map((part) => ({ ...part, changed }))

const marks = (parts: readonly Marked<unknown>[]): Mark[] => parts.map(({ id, changed }) => [id, changed])
const values = <Value>(parts: readonly Marked<Value>[]): Value[] => parts.map(({ value }) => value)

function fits({ sections, asks, to }: Appeal, outline: Outline): boolean {
  return (
    sections.length === outline.sections.length &&
    sections.every(({ sentences }, index) => sentences.length === outline.sections[index]!.sentences.length) &&
    asks.length === outline.asks.length &&
    to.length === outline.to.length
  )
}

function numbered({ id, sections, asks, to, ...head }: Appeal, revision: number): MarkedAppeal {
  let next = 1
  const mark = <Value>(value: Value): Marked<Value> => ({ id: next++, changed: revision, value })
  const numberedSections = sections.map(({ heading, sentences }) => ({ ...mark(heading), sentences: sentences.map(mark) }))
  return { id, head: { changed: revision, value: head }, sections: numberedSections, asks: asks.map(mark), to: to.map(mark), next }
}
