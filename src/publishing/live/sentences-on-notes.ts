import type { Edition } from '../edition.ts'

/** The sentences that rest on each note, by the ids they have on the page: s1… in the text, a1… among what is asked. */
export function sentencesOnNotes({ sections, asks }: Edition): ReadonlyMap<number, readonly string[]> {
  const on = new Map<number, string[]>()
  const text = sections.flatMap((section) => section.sentences)
  for (const [letter, sentences] of [
    ['s', text],
    ['a', asks],
  ] as const)
    for (const [index, { notes }] of sentences.entries())
      for (const note of notes) on.set(note, [...(on.get(note) ?? []), `${letter}${index + 1}`])
  return on
}
