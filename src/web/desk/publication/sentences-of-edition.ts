import type { Edition } from '../../../publishing/index.ts'

/** The sentences of an edition by the ids they have on its page: s1… in the text, a1… among what is asked. */
export function sentencesOf({ sections, asks }: Edition): ReadonlyMap<string, string> {
  const text = sections.flatMap(({ sentences }) => sentences)
  return new Map([
    ...text.map((one, index) => [`s${index + 1}`, one.text] as const),
    ...asks.map((one, index) => [`a${index + 1}`, one.text] as const),
  ])
}
