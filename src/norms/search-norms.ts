import { foldLetters } from '../kit/index.ts'
import type { Catalogue } from './catalogue.ts'
import { catalogueLanguage, citationOf, titleOf } from './catalogue-language.ts'
import type { Norm } from './norm.ts'

/**
 * Norms in which every word of a question stands: in our paraphrase, the citation, the title or symbol of the instrument,
 * or the tags, in any language of the catalogue and without regard to accents. The beginning of a word will do; a figure is that figure
 * ("44" is not 144 nor 440). Those whose citation answers come first, then the order of the catalogue. A question without a word finds
 * nothing.
 */
export function searchNorms(catalogue: Catalogue, question: string): readonly Norm[] {
  const asked = wordsIn(question)
  if (asked.length === 0) return []
  const found = indexOf(catalogue).flatMap(({ norm, citation, all }) => {
    if (!asked.every((word) => stands(word, all))) return []
    return [{ norm, cited: asked.filter((word) => stands(word, citation)).length }]
  })
  return found.toSorted((a, b) => b.cited - a.cited).map(({ norm }) => norm)
}

type Entry = { readonly norm: Norm; readonly citation: readonly string[]; readonly all: readonly string[] }

const indexes = new WeakMap<Catalogue, readonly Entry[]>()

/** Made once for a catalogue: it does not change while a process runs. */
function indexOf(catalogue: Catalogue): readonly Entry[] {
  const known = indexes.get(catalogue)
  if (known !== undefined) return known
  const index = [...catalogue.norms.values()].map((norm): Entry => {
    const instrument = catalogue.instruments.get(norm.instrument)
    const languages = ['en', ...catalogue.languages.keys()]
    const citation = wordsIn(languages.map((lang) => citationOf(catalogue, norm, lang)).join(' '))
    const all = wordsIn(
      [
        ...Object.values(norm.paraphrases).map(({ text }) => text),
        ...norm.tags,
        ...languages.flatMap((lang) => norm.tags.map((tag) => catalogueLanguage(catalogue, lang)?.tags.get(tag) ?? '')),
        ...(instrument === undefined ? [] : languages.map((lang) => titleOf(catalogue, instrument, lang))),
        instrument?.symbol ?? '',
        norm.id,
      ].join(' '),
    )
    return { norm, citation, all: [...citation, ...all] }
  })
  indexes.set(catalogue, index)
  return index
}

const stands = (word: string, among: readonly string[]): boolean =>
  /^\d+$/.test(word) ? among.includes(word) : among.some((other) => other.startsWith(word))

const wordsIn = (text: string): readonly string[] => foldLetters(text).match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
