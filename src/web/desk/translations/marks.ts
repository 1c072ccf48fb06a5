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
import { statedAsFact } from '../../../appeals/index.ts'
import { casesOf } from '../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'
import type { TranslationVisit } from './the-translation.tsx'

/** What of a translation should be looked at: what it lacks of its source, and the terms that it says otherwise than the glossary. */
export type Marked = {
  readonly figures: readonly MissingFigure[]
  readonly names: readonly string[]
  readonly terms: readonly Term[]
  /** Whether it states a verdict as a fact, which its source does not. */
  readonly verdict: boolean
}

/** What is marked of a sentence; a name that the glossary has is left to it. */
export function marksOf(
  visit: TranslationVisit,
  { text, target, cites }: Pick<TranslatedSegment, 'text' | 'target' | 'cites'>,
  terms: readonly Term[],
): Marked {
  if (target === null || target === '') return { figures: [], names: [], terms: [], verdict: false }
  const found = termsIn(text, target, terms)
  const told = found.map(({ term }) => term.source.toLowerCase())
  return {
    figures: missingFigures(text, visit.opened.whole.lang, target, visit.lang),
    names: missingNames(text, target, namesIn(visit)).filter((name) => !told.some((term) => term.includes(name.toLowerCase()))),
    terms: found.filter(({ used }) => !used).map(({ term }) => term),
    verdict: makesVerdict(visit, { text, target, cites }),
  }
}

export const isMarked = ({ figures, names, terms, verdict }: Marked): boolean => verdict || figures.length + names.length + terms.length > 0

/** Of what its source states so, too, whoever asked for the approval of the source said why. */
function makesVerdict(
  { opened, lang, now }: TranslationVisit,
  { text, target, cites }: { readonly text: string; readonly target: string; readonly cites: readonly string[] },
): boolean {
  const cases = casesOf(opened, now)
  return (
    statedAsFact({ text: target, cites }, lang, cases).kind === 'found' &&
    statedAsFact({ text, cites }, opened.whole.lang, cases).kind !== 'found'
  )
}

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
