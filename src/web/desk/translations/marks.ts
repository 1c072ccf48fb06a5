import {
  knownNames,
  missingFigures,
  missingNames,
  termsIn,
  type KnownNames,
  type MissingFigure,
  type Term,
  type TranslatedSegment,
} from '../../../translations/index.ts'
import type { AppealVisit } from '../visit.ts'
import type { TranslationVisit } from './the-translation.tsx'

/** What of a translation should be looked at: what it lacks of its source, and the terms that it says otherwise than the glossary. */
export type Marked = { readonly figures: readonly MissingFigure[]; readonly names: readonly string[]; readonly terms: readonly Term[] }

/** What is marked of a sentence; a name that the glossary has is left to it. */
export function marksOf(
  visit: TranslationVisit,
  { text, target }: Pick<TranslatedSegment, 'text' | 'target'>,
  terms: readonly Term[],
): Marked {
  if (target === null || target === '') return { figures: [], names: [], terms: [] }
  const found = termsIn(text, target, terms)
  const told = found.map(({ term }) => term.source.toLowerCase())
  return {
    figures: missingFigures(text, visit.opened.whole.lang, target, visit.lang),
    names: missingNames(text, target, namesIn(visit)).filter((name) => !told.some((term) => term.includes(name.toLowerCase()))),
    terms: found.filter(({ used }) => !used).map(({ term }) => term),
  }
}

export const isMarked = ({ figures, names, terms }: Marked): boolean => figures.length + names.length + terms.length > 0

// They are the same for all sentences of a page.
const ofOpened = new WeakMap<AppealVisit['opened'], KnownNames>()

/** The names of persons and places in the files of the appeal, as far as this person reads them. */
function namesIn({ opened }: TranslationVisit): KnownNames {
  const before = ofOpened.get(opened)
  if (before !== undefined) return before
  const subjects = [...opened.cases.values()].flatMap(({ document }) => document.subjects)
  const known = knownNames(
    subjects.filter(({ kind }) => kind === 'person' || kind === 'place').map(({ names }) => names.map(({ text }) => text)),
  )
  ofOpened.set(opened, known)
  return known
}
