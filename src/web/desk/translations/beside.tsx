import { directionOf } from '../../../kit/index.ts'
import { termsIn, waysToSay, type Recalled, type Term, type TranslatedSegment } from '../../../translations/index.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'
import { casesOf, WordsBeside } from '../appeals/index.ts'
import { marksOf } from './marks.ts'
import type { TranslationVisit } from './the-translation.tsx'

type MarksProperties = { readonly visit: TranslationVisit; readonly segment: TranslatedSegment; readonly terms: readonly Term[] }

/**
 * What of a translation should be looked at: figures and names that it lacks, terms that it says otherwise than the glossary, and words of a
 * verdict that it states as a fact.
 */
export function Marks({ visit, segment, terms }: MarksProperties) {
  const { figures, names, terms: others } = marksOf(visit, segment, terms)
  const { opened, lang, now } = visit
  const { text, cites, target } = segment
  const sourceLang = opened.whole.lang
  return (
    <>
      {figures.map((figure) => (
        <div class="mark" key={figure.text}>
          Lacks the {figure.kind} <q dir="auto">{figure.text}</q>
        </div>
      ))}
      {names.map((name) => (
        <div class="mark" key={name}>
          Lacks the name <q dir="auto">{name}</q>
        </div>
      ))}
      {others.map((term) => (
        <div class="mark" key={term.id}>
          <bdi lang={sourceLang}>{term.source}</bdi> is said otherwise than in the glossary:{' '}
          <bdi lang={visit.lang}>{waysToSay(term).join(' · ')}</bdi>
        </div>
      ))}
      {target !== null && (
        <WordsBeside written={{ text: target, cites, lang }} original={{ text, cites, lang: sourceLang }} cases={casesOf(opened, now)} />
      )}
    </>
  )
}

/** The terms of the glossary that a sentence holds. */
export function Terms({ visit, segment, terms }: MarksProperties) {
  const { lang } = visit
  const sourceLang = visit.opened.whole.lang
  const found = termsIn(segment.text, segment.target ?? '', terms)
  if (found.length === 0) return null
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">In the glossary</h2>
      <dl>
        {found.map(({ term }) => (
          <div key={term.id}>
            <dt lang={sourceLang} dir={directionOf(sourceLang)}>
              {term.source}
            </dt>
            <dd>
              <span lang={lang} dir={directionOf(lang)}>
                {waysToSay(term).join(' · ')}
              </span>
              {term.note !== '' && (
                <span class="hint" dir="auto">
                  {' '}
                  {term.note}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What the team approved before for a sentence like this one; each can be put into the form. */
export function Memory({
  found,
  text,
  sourceLang,
  lang,
}: {
  readonly found: readonly Recalled[]
  readonly text: string
  readonly sourceLang: string
  readonly lang: string
}) {
  if (found.length === 0) return null
  return (
    <section aria-labelledby="memory">
      <h2 id="memory">Approved before</h2>
      <ul class="plain">
        {found.map((one, index) => (
          <li key={`${one.appeal} ${one.key}`}>
            <p class="hint">
              {one.likeness === 1 ? 'The same words' : `${Math.round(one.likeness * 100)} % alike`}, in <bdi>{one.appeal}</bdi>
            </p>
            {one.likeness < 1 && <Pieces pieces={wordDifference(one.source, text)[0]} lang={sourceLang} />}
            <p lang={lang} dir={directionOf(lang)}>
              {one.target}
            </p>
            <button type="submit" name="take" value={index}>
              Put it into the form
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A text in which what the other text does not have is marked. */
export const Pieces = ({ pieces, lang }: { readonly pieces: readonly Piece[]; readonly lang: string }) => (
  <p lang={lang} dir={directionOf(lang)}>
    {pieces.map(({ text, only }) => (only ? <mark>{text}</mark> : text))}
  </p>
)
