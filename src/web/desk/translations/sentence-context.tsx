import { resolveCitation, type NormCitation } from '../../../appeals/index.ts'
import { directionOf } from '../../../kit/index.ts'
import { citationOf, wordsOf } from '../../../norms/index.ts'
import { segmentKey, type TranslatedSegment, type TranslationStep } from '../../../translations/index.ts'
import { wordDifference } from '../../word-difference.ts'
import { casesOf } from '../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import { Pieces } from './beside.tsx'
import { sentenceHref, type TranslationVisit } from './the-translation.tsx'

/** What changed in a sentence since it was translated. */
export function Since({
  segment,
  sourceLang,
  lang,
}: {
  readonly segment: TranslatedSegment
  readonly sourceLang: string
  readonly lang: string
}) {
  const { was, text } = segment
  if (was === undefined) return null
  const [before, now] = wordDifference(was.source, text)
  return (
    <section class="conflict" aria-labelledby="since">
      <h2 id="since">Changed since it was translated</h2>
      <p class="hint">It said; what is marked is gone:</p>
      <Pieces pieces={before} lang={sourceLang} />
      <p class="hint">It says now; what is marked is new:</p>
      <Pieces pieces={now} lang={sourceLang} />
      <p class="hint">The translation of what it said:</p>
      <p lang={lang} dir={directionOf(lang)}>
        {was.target}
      </p>
    </section>
  )
}

/** The sentence before or after, for what they share. */
export const Neighbour = ({
  visit,
  lang,
  segment,
}: {
  readonly visit: TranslationVisit
  readonly lang: string
  readonly segment: TranslatedSegment
}) => (
  <p class="hint">
    <a href={sentenceHref(visit, segment)}>{segment.place}</a>{' '}
    <span lang={lang} dir={directionOf(lang)}>
      {segment.text}
    </span>
  </p>
)

const did: Readonly<Record<TranslationStep, string>> = {
  machine: 'had a machine draft it',
  written: 'wrote',
  asked: 'asked for the review of',
  approved: 'approved',
  'sent-back': 'sent back',
}

/** All that was done to the translation of these words, the last first. */
export function Before({
  visit,
  segment,
  who,
}: {
  readonly visit: TranslationVisit
  readonly segment: TranslatedSegment
  readonly who: (by: string) => string
}) {
  const entries = visit.read.entries.filter(({ kind, source }) => segmentKey(kind, source) === segment.key).toReversed()
  if (entries.length === 0) return null
  return (
    <details>
      <summary>What was done ({entries.length})</summary>
      <ol class="plain">
        {entries.map(({ number, by, at, step, target, remark }) => (
          <li key={number}>
            <p class="hint">
              <bdi>{who(by)}</bdi> {did[step]}, <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
              {remark !== undefined && (
                <>
                  {': '}
                  <q dir="auto">{remark}</q>
                </>
              )}
            </p>
            <p lang={visit.lang} dir={directionOf(visit.lang)}>
              {target}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** A rule of law with our words about it, in the language that is translated into where we have words in it. */
function CitedNorm({ visit, citation: { norm } }: { readonly visit: TranslationVisit; readonly citation: NormCitation }) {
  const { text, lang } = wordsOf(norm, visit.lang)
  return (
    <>
      <span lang={lang}>{citationOf(visit.needs.catalogue, norm, lang)}</span>. In our words:{' '}
      <span lang={lang} dir={directionOf(lang)}>
        {text}
      </span>
    </>
  )
}

/** What the sentence rests on, in the words of the file. */
export function Cited({ visit, segment }: { readonly visit: TranslationVisit; readonly segment: TranslatedSegment }) {
  const cases = casesOf(visit.opened, visit.now)
  const cited = segment.cites.map((cites) => ({ cites, citation: resolveCitation(cites, cases) }))
  if (cited.length === 0) return null
  return (
    <>
      <h3>What it cites</h3>
      <ul class="plain">
        {cited.map(({ cites, citation }) => (
          <li key={cites}>
            <span class="code">{cites}</span> {citation.kind === 'claim' && <span dir="auto">{citation.claim.statement}</span>}
            {citation.kind === 'norm' && <CitedNorm visit={visit} citation={citation} />}
          </li>
        ))}
      </ul>
    </>
  )
}
