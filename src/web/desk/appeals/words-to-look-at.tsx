import {
  leadsIntoCase,
  namedSentences,
  resolveCitation,
  statedAsFact,
  verdictsStated,
  verdictWords,
  type CitedCases,
  type ReasonGiven,
  type StatedAsFact,
} from '../../../appeals/index.ts'
import { languageIn } from '../../../publishing/index.ts'
import { onCourtRecord } from '../points/point-reading.ts'
import type { AppealVisit } from '../visit.ts'
import { textHref } from './may-write.ts'
import { casesOf, type AppealStanding } from './standing-of-appeal.ts'

/** A text as it is written, what it cites, and in which language. */
type Written = { readonly text: string; readonly cites: readonly string[]; readonly lang: string }

/**
 * What has to be looked at before a text goes out: where it says a word of a verdict as a fact, though what it cites only alleges or proposes
 * it; in the title and the summary, too. It stops nothing. Null where there is nothing to look at.
 */
export function WordsToLookAt({ visit, reasons }: { readonly visit: AppealVisit; readonly reasons: readonly ReasonGiven[] | null }) {
  const { appeal, marked } = visit.opened
  const cases = casesOf(visit.opened, visit.now)
  const parts = new Map(namedSentences(marked).map(({ name, sentence }) => [name, sentence.id]))
  const found = verdictsStated(appeal, cases).map((one) => ({
    ...one,
    why: reasons?.find(({ name, sentence }) => name === one.name && sentence === one.text)?.reason,
    rests: restsInWords(one.fact, one.cites, cases),
  }))
  if (found.length === 0) return <NotLookedThrough lang={appeal.lang} />
  return (
    <section aria-labelledby="words">
      <h2 id="words">Words to look at</h2>
      <ul>
        {found.map(({ key, name, fact, rests, why }) => (
          <li key={`${name} ${key}`}>
            {name} says <Words fact={fact} lang={appeal.lang} /> as a fact. {rests}
            {why !== undefined && (
              <>
                {' '}
                Why it may go out so: <span dir="auto">{why}</span>
                {!/[.!?。؟]$/u.test(why) && '.'}
              </>
            )}
            {why === undefined && reasons !== null && ' No reason was given when its approval was asked for.'}
            {parts.has(name) && (
              <>
                {' '}
                <a href={`${textHref(visit)}#s${parts.get(name)}`}>Go to {name}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="hint">
        This stops nothing; whoever asks for the approval says why it may go out so. Say whose words they are (“the lawyer says that…”), or
        what the facts may come to (“this may engage…”). <ByList lang={appeal.lang} />
      </p>
      <NotLookedThrough lang={appeal.lang} />
    </section>
  )
}

/**
 * Why parts of exactly this text may go out as they are, though they state a verdict: as it was said when its approval was last asked for. Null
 * where nobody asked for it. Words that came into our lists after that have no reason.
 */
export function reasonsOf({ steps, text }: Pick<AppealStanding, 'steps' | 'text'>): readonly ReasonGiven[] | null {
  const ofText = steps.filter((step) => step.text === text)
  const given = ofText.findLast(({ verdicts }) => verdicts !== undefined)?.verdicts
  return given ?? (ofText.some(({ kind }) => kind === 'asked') ? [] : null)
}

/** That it says this as a fact. */
export const SaysAsFact = ({ fact, lang }: { readonly fact: StatedAsFact; readonly lang: string }) => (
  <>
    It says <Words fact={fact} lang={lang} /> as a fact.
  </>
)

/** The same of one sentence, beside it. `original`: of a translation, what it was translated from. */
export function WordsBeside({
  written,
  cases,
  original,
}: {
  readonly written: Written
  readonly cases: CitedCases
  readonly original?: Written
}) {
  const fact = factIn(written, cases)
  if (fact === null) return null
  const said = original && statedAsFact(original, original.lang, cases)
  return (
    <div class="mark">
      To look at: it says <Words fact={fact} lang={written.lang} /> as a fact. {said?.kind === 'nothing' && 'Its original does not. '}
      {restsInWords(fact, written.cites, cases)}
    </div>
  )
}

/** That a text was not looked through, because we have no words of its language; nothing where we have. */
export const NotLookedThrough = ({ lang }: { readonly lang: string }) =>
  verdictWords(lang) === null ? (
    <p class="hint">Whether it states a verdict as a fact was not looked through: we have no words for that in {languageIn(lang, 'en')}.</p>
  ) : null

const ByList = ({ lang }: { readonly lang: string }) => (
  <>
    Found by a list of ours
    {verdictWords(lang)?.review === 'unreviewed' && `, which nobody who speaks ${languageIn(lang, 'en')} has reviewed`}; what is said in
    other words is not found.
  </>
)

const Words = ({ fact, lang }: { readonly fact: StatedAsFact; readonly lang: string }) => (
  <>
    {[{ lang, words: fact.words }, ...(fact.elsewhere ?? [])]
      .flatMap((one) => one.words.map((word) => ({ word, in: one.lang, foreign: one.lang !== lang })))
      .map(({ word, in: of, foreign }, index) => (
        <>
          {index > 0 && ', '}
          <q key={word}>
            <span lang={of} dir="auto">
              {word}
            </span>
          </q>
          {foreign && ` (in ${languageIn(of, 'en')})`}
        </>
      ))}
  </>
)

function factIn({ text, cites, lang }: Written, cases: CitedCases): StatedAsFact | null {
  const found = statedAsFact({ text, cites }, lang, cases)
  return found.kind === 'found' ? found : null
}

/** What such a sentence rests on: how its citations stand, that a norm is proposed, and what of them is not there any more. */
function restsInWords({ standing, norm, gone }: StatedAsFact, cites: readonly string[], cases: CitedCases): string {
  const proposed = 'a norm is proposed, never concluded'
  const lost = 'cannot be found'
  if (standing === null && gone) return norm ? `It cites a norm, and ${proposed}; what else it cites ${lost}.` : `What it cites ${lost}.`
  if (standing === null) return norm ? `It cites a norm alone, and ${proposed}.` : 'It rests on no citation.'
  const stands = standing === 'alleged' && isOfCourts(cites, cases) ? 'on record of a court and not assessed by us' : standing
  return `What it cites is ${stands}${norm ? `, and ${proposed}` : ''}${gone ? `; some of it ${lost}` : ''}.`
}

const isOfCourts = (cites: readonly string[], cases: CitedCases): boolean =>
  cites
    .map((one) => resolveCitation(one, cases))
    .filter(leadsIntoCase)
    .every((one) => one.kind === 'claim' && onCourtRecord([one.claim], one.file))
