import type { Addressee, Sentence } from '../cases/index.ts'
import type { AppealHead, Marked, MarkedAppeal, MarkedSection } from './marked-appeal.ts'

/** Where a sentence comes to stand: after another one, or at the end of a section or of the asks. */
export type Place =
  | { readonly kind: 'after'; readonly sentence: number }
  | { readonly kind: 'section'; readonly section: number }
  | { readonly kind: 'asks' }

/** A section with its sentences, before any of them has a number. */
export type NewSection = { readonly heading: string; readonly sentences: readonly Sentence[] }

/** One thing that somebody changes in an appeal. `base` is that of the part as they saw it (Marked). */
export type TextChange =
  | { readonly kind: 'revise-head'; readonly base: number; readonly head: AppealHead }
  /** Some of the head, the rest of it as it is. */
  | { readonly kind: 'say-in-head'; readonly base: number; readonly said: Partial<AppealHead> }
  /**
   * The appeal comes to its end: what its head says then, and the sections that come before all others. What was new in an
   * earlier version is left out, as the closing does not say it again.
   */
  | {
      readonly kind: 'close'
      readonly base: number
      readonly said: Partial<AppealHead>
      readonly sections: readonly NewSection[]
      readonly newsIsOld: boolean
    }
  /** A draft is opened: it may be published. */
  | { readonly kind: 'open' }
  | { readonly kind: 'add-section'; readonly heading: string | undefined }
  | { readonly kind: 'revise-section'; readonly id: number; readonly base: number; readonly heading: string | undefined }
  | { readonly kind: 'remove-section'; readonly id: number; readonly base: number }
  | { readonly kind: 'move-section'; readonly id: number; readonly to: 'earlier' | 'later' }
  /** `twice`: also where the same stands there already. */
  | { readonly kind: 'add-sentences'; readonly place: Place; readonly sentences: readonly Sentence[]; readonly twice?: true }
  /** Several sentences split the one. */
  | { readonly kind: 'revise-sentence'; readonly id: number; readonly base: number; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'remove-sentence'; readonly id: number; readonly base: number }
  | { readonly kind: 'move-sentence'; readonly id: number; readonly to: 'earlier' | 'later' }
  | { readonly kind: 'add-addressee'; readonly addressee: Addressee }
  | { readonly kind: 'revise-addressee'; readonly id: number; readonly base: number; readonly addressee: Addressee }
  | { readonly kind: 'remove-addressee'; readonly id: number; readonly base: number }

export type ChangedText =
  | {
      readonly kind: 'changed'
      readonly appeal: MarkedAppeal
      /** The part that was changed or added first; 0 is the head. */ readonly part: number
    }
  /** The same sentences stand there already, of these bases; the first of them. It is for whoever asks to say whether they were sent again. */
  | { readonly kind: 'stands-there'; readonly part: number; readonly changed: readonly number[] }
  /** The part says something else by now, since `changed`: a revision, or an erasure as a negative number. */
  | { readonly kind: 'changed-meanwhile'; readonly changed: number }
  /** The part is no longer there. */
  | { readonly kind: 'gone' }
  /** A section that holds sentences is not removed with them. */
  | { readonly kind: 'not-empty' }

/**
 * Applies a change to the appeal as it stands now, which becomes `revision`. Two people who change different parts both
 * succeed, whatever was added, removed or moved meanwhile; who changes a part that somebody else changed or removed is
 * told. Moving changes no words, so it is never in the way.
 */
export function changeText(appeal: MarkedAppeal, change: TextChange, revision: number): ChangedText {
  switch (change.kind) {
    case 'revise-head':
      if (appeal.head.changed !== change.base) return { kind: 'changed-meanwhile', changed: appeal.head.changed }
      return { kind: 'changed', appeal: { ...appeal, head: { changed: revision, value: withNewsOf(appeal, change.head) } }, part: 0 }
    case 'say-in-head':
      if (appeal.head.changed !== change.base) return { kind: 'changed-meanwhile', changed: appeal.head.changed }
      return { kind: 'changed', appeal: withHead(appeal, change.said, revision), part: 0 }
    case 'close':
      if (appeal.head.changed !== change.base) return { kind: 'changed-meanwhile', changed: appeal.head.changed }
      if (appeal.head.value.status === 'closed') return { kind: 'gone' }
      return { kind: 'changed', appeal: closed(appeal, change, revision), part: 0 }
    case 'open':
      if (appeal.head.value.status !== 'draft') return { kind: 'gone' }
      return { kind: 'changed', appeal: withHead(appeal, { status: 'open' }, revision), part: 0 }
    case 'add-section': {
      const section: MarkedSection = { id: appeal.next, changed: revision, value: change.heading, sentences: [] }
      return { kind: 'changed', appeal: { ...appeal, next: appeal.next + 1, sections: [...appeal.sections, section] }, part: section.id }
    }
    case 'revise-section':
      return inList(
        appeal.sections,
        change,
        (section) => [{ ...section, changed: revision, value: change.heading }],
        (sections) => ({ ...appeal, sections }),
      )
    case 'remove-section':
      if (appeal.sections.some(({ id, sentences }) => id === change.id && sentences.length > 0)) return { kind: 'not-empty' }
      return inList(
        appeal.sections,
        change,
        () => [],
        (sections) => ({ ...appeal, sections }),
      )
    case 'move-section': {
      const sections = swapped(appeal.sections, change.id, change.to === 'earlier' ? -1 : 1)
      return sections === null ? { kind: 'gone' } : { kind: 'changed', appeal: { ...appeal, sections }, part: change.id }
    }
    case 'add-sentences':
      return addSentences(appeal, change, revision)
    case 'revise-sentence':
      return reviseSentence(appeal, change, revision)
    case 'remove-sentence':
      return inSentences(appeal, change, () => [])
    case 'move-sentence':
      return moveSentence(appeal, change.id, change.to)
    case 'add-addressee': {
      const added = { id: appeal.next, changed: revision, value: change.addressee }
      return { kind: 'changed', appeal: { ...appeal, next: appeal.next + 1, to: [...appeal.to, added] }, part: added.id }
    }
    case 'revise-addressee':
      return inList(
        appeal.to,
        change,
        (one) => [{ ...one, changed: revision, value: change.addressee }],
        (to) => ({ ...appeal, to }),
      )
    case 'remove-addressee':
      return inList(
        appeal.to,
        change,
        () => [],
        (to) => ({ ...appeal, to }),
      )
    default:
      return change satisfies never
  }
}

const withHead = (appeal: MarkedAppeal, said: Partial<AppealHead>, revision: number): MarkedAppeal => ({
  ...appeal,
  head: { changed: revision, value: { ...appeal.head.value, ...said } },
})

/** What is new is written on a page of its own: whoever changes the rest of the head leaves it as it is. */
const withNewsOf = ({ head: { value } }: MarkedAppeal, head: AppealHead): AppealHead => ({
  ...head,
  ...(value.change !== undefined && { change: value.change }),
  ...(value.news !== undefined && { news: value.news }),
})

function closed(appeal: MarkedAppeal, { said, sections, newsIsOld }: TextChange & { kind: 'close' }, revision: number): MarkedAppeal {
  const { news: _news, change: _change, ...rest } = appeal.head.value
  const head = newsIsOld ? { ...appeal.head, value: rest } : appeal.head
  return withFirstSections(withHead({ ...appeal, head }, said, revision), sections, revision)
}

function withFirstSections(appeal: MarkedAppeal, sections: readonly NewSection[], revision: number): MarkedAppeal {
  let next = appeal.next
  const mark = <Value>(value: Value): Marked<Value> => ({ id: next++, changed: revision, value })
  const first = sections.map(({ heading, sentences }) => ({ ...mark<string | undefined>(heading), sentences: sentences.map(mark) }))
  return { ...appeal, next, sections: [...first, ...appeal.sections] }
}

function addSentences(
  appeal: MarkedAppeal,
  { place, sentences, twice }: TextChange & { kind: 'add-sentences' },
  revision: number,
): ChangedText {
  const [first, ...others] = twice ? [] : alreadyThere(appeal, place, sentences)
  if (first !== undefined) return { kind: 'stands-there', part: first.id, changed: [first, ...others].map(({ changed }) => changed) }
  const added = sentences.map((value, index) => ({ id: appeal.next + index, changed: revision, value }))
  const grown = { ...appeal, next: appeal.next + added.length }
  const done = (changed: MarkedAppeal): ChangedText => ({ kind: 'changed', appeal: changed, part: grown.next - added.length })
  switch (place.kind) {
    case 'asks':
      return done({ ...grown, asks: [...appeal.asks, ...added] })
    case 'section':
      if (!appeal.sections.some(({ id }) => id === place.section)) return { kind: 'gone' }
      return done({
        ...grown,
        sections: appeal.sections.map((section) =>
          section.id === place.section ? { ...section, sentences: [...section.sentences, ...added] } : section,
        ),
      })
    case 'after': {
      if (!listsOf(appeal).some((list) => list.some(({ id }) => id === place.sentence))) return { kind: 'gone' }
      return done(withLists(grown, (list) => list.flatMap((one) => (one.id === place.sentence ? [one, ...added] : [one]))))
    }
    default:
      return place satisfies never
  }
}

/** The same sentences with the same citations, where they stand exactly where these would come to stand; else none. */
function alreadyThere({ sections, asks }: MarkedAppeal, place: Place, sentences: readonly Sentence[]): readonly Marked<Sentence>[] {
  const lists = [...sections.map((section) => section.sentences), asks]
  const list =
    place.kind === 'asks'
      ? asks
      : place.kind === 'section'
        ? sections.find(({ id }) => id === place.section)?.sentences
        : lists.find((one) => one.some(({ id }) => id === place.sentence))
  if (list === undefined || sentences.length === 0) return []
  const from = place.kind === 'after' ? list.findIndex(({ id }) => id === place.sentence) + 1 : list.length - sentences.length
  const standing = from < 0 ? [] : list.slice(from, from + sentences.length)
  const [first] = standing
  if (first === undefined || standing.length < sentences.length) return []
  const areThey = standing.every(({ id, value }, at) => id === first.id + at && isSame(value, sentences[at]!))
  return areThey ? standing : []
}

const isSame = (one: Sentence, other: Sentence): boolean =>
  one.text === other.text && one.own_words === other.own_words && one.cites.join(' ') === other.cites.join(' ')

function reviseSentence(appeal: MarkedAppeal, change: TextChange & { kind: 'revise-sentence' }, revision: number): ChangedText {
  const [first, ...others] = change.sentences
  const rest = others.map((value, index) => ({ id: appeal.next + index, changed: revision, value }))
  return inSentences({ ...appeal, next: appeal.next + rest.length }, change, (one) =>
    first === undefined ? [] : [{ ...one, changed: revision, value: first }, ...rest],
  )
}

function moveSentence(appeal: MarkedAppeal, id: number, to: 'earlier' | 'later'): ChangedText {
  const step = to === 'earlier' ? -1 : 1
  const asks = swapped(appeal.asks, id, step)
  if (asks !== null) return { kind: 'changed', appeal: { ...appeal, asks }, part: id }
  const at = appeal.sections.findIndex(({ sentences }) => sentences.some((sentence) => sentence.id === id))
  const section = appeal.sections[at]
  if (section === undefined) return { kind: 'gone' }
  const replaced = (changes: ReadonlyMap<number, readonly Marked<Sentence>[]>): ChangedText => ({
    kind: 'changed',
    appeal: { ...appeal, sections: appeal.sections.map((one, index) => ({ ...one, sentences: changes.get(index) ?? one.sentences })) },
    part: id,
  })
  const index = section.sentences.findIndex((sentence) => sentence.id === id)
  const beyond = index + step < 0 || index + step >= section.sentences.length
  const neighbour = appeal.sections[at + step]
  if (!beyond || neighbour === undefined) return replaced(new Map([[at, swapped(section.sentences, id, step) ?? section.sentences]]))
  const sentence = section.sentences[index]!
  const there = step < 0 ? [...neighbour.sentences, sentence] : [sentence, ...neighbour.sentences]
  return replaced(
    new Map([
      [at, section.sentences.filter((one) => one.id !== id)],
      [at + step, there],
    ]),
  )
}

/** The list with one of it a step further; null where it does not hold it. At an end it stays as it is. */
function swapped<Part extends { readonly id: number }>(list: readonly Part[], id: number, step: number): readonly Part[] | null {
  const at = list.findIndex((one) => one.id === id)
  if (at < 0) return null
  const other = list[at + step]
  return other === undefined ? list : list.with(at, other).with(at + step, list[at]!)
}

type Based = { readonly id: number; readonly base: number }

function inList<Part extends Marked<unknown>>(
  list: readonly Part[],
  { id, base }: Based,
  replace: (part: Part) => readonly Part[],
  into: (list: readonly Part[]) => MarkedAppeal,
): ChangedText {
  const part = list.find((one) => one.id === id)
  if (part === undefined) return { kind: 'gone' }
  if (part.changed !== base) return { kind: 'changed-meanwhile', changed: part.changed }
  return { kind: 'changed', appeal: into(list.flatMap((one) => (one.id === id ? replace(one) : [one]))), part: id }
}

function inSentences(appeal: MarkedAppeal, change: Based, replace: (one: Marked<Sentence>) => readonly Marked<Sentence>[]): ChangedText {
  const list = listsOf(appeal).find((one) => one.some(({ id }) => id === change.id)) ?? []
  return inList(list, change, replace, (changed) => withLists(appeal, (one) => (one === list ? changed : one)))
}

/** The lists in which sentences stand: one a section, and the asks. */
const listsOf = ({ sections, asks }: MarkedAppeal): readonly (readonly Marked<Sentence>[])[] => [
  ...sections.map(({ sentences }) => sentences),
  asks,
]

const withLists = (appeal: MarkedAppeal, map: (list: readonly Marked<Sentence>[]) => readonly Marked<Sentence>[]): MarkedAppeal => ({
  ...appeal,
  sections: appeal.sections.map((section) => ({ ...section, sentences: map(section.sentences) })),
  asks: map(appeal.asks),
})
