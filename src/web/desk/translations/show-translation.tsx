import { directionOf } from '../../../kit/index.ts'
import { glossaryFor, isReadyForReview, type Term, type TranslatedSegment, type TranslationState } from '../../../translations/index.ts'
import { NotLookedThrough } from '../appeals/index.ts'
import { Button } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { approvers, hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { Marks } from './beside.tsx'
import { glossaryRoutes, translationRoutes } from './routes.ts'
import {
  canTranslate,
  languageInWords,
  partsOf,
  sentenceHref,
  translationCrumbs,
  translationHref,
  withTranslation,
  type TranslationVisit,
} from './the-translation.tsx'
import { countListed, listedState, listedStates, progressInWords, stateInWords } from './words.ts'

/** GET /appeals/:appeal/translations/:lang?state=: the text and its translation side by side. */
export const showTranslation = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const { needs, opened, lang } = visit
    const terms = await glossaryFor(needs.db, opened.whole.id, { sourceLang: opened.whole.lang, lang })
    return answer(visit, <TranslationPage {...{ visit, terms }} who={await whoWrote(visit)} />)
  })

type PageProperties = { readonly visit: TranslationVisit; readonly terms: readonly Term[]; readonly who: (by: string) => string }

function TranslationPage({ visit, terms, who }: PageProperties) {
  const { opened, lang, read, c } = visit
  const { segments } = read.translation
  const counts = countListed(read.translation)
  const asked = listedStates.find((state) => state === c.req.query('state'))
  const shown = asked === undefined ? segments : segments.filter((segment) => listedState(segment) === asked)
  return (
    <DeskPage
      visit={visit}
      title={`${opened.appeal.id} in ${languageInWords(lang)}`}
      crumbs={translationCrumbs(visit, { self: false })}
      width="wide"
      evidence
    >
      <h1>
        <span dir="auto" lang={opened.appeal.lang}>
          {opened.appeal.title}
        </span>
        : {languageInWords(lang)}
      </h1>
      <p>
        {progressInWords(read.translation)}. <progress value={counts.approved} max={segments.length} aria-label="Approved" />
      </p>
      <NotLookedThrough lang={lang} />
      <Ways visit={visit} />
      <nav aria-label="Which sentences" class="buttons small">
        <a href={translationHref(visit)} {...(asked === undefined && { 'aria-current': 'page' })}>
          All
        </a>
        {listedStates
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <a key={state} href={translationHref(visit, { state })} {...(asked === state && { 'aria-current': 'page' })}>
              {`${stateInWords[state]} (${counts[state]})`}
            </a>
          ))}
      </nav>
      {shown.length === 0 && <p>No sentence is {asked === undefined ? 'there' : stateInWords[asked]}.</p>}
      <ol class="plain translation">
        {shown.map((segment) => (
          <Row key={segment.place} {...{ visit, segment, terms, who }} />
        ))}
      </ol>
    </DeskPage>
  )
}

/** What can be done with the whole of it. */
function Ways({ visit }: { readonly visit: TranslationVisit }) {
  const { read, staff } = visit
  const { segments, counts } = read.translation
  const ready = new Set(segments.filter(isReadyForReview).map(({ key }) => key)).size
  const writes = canTranslate(visit)
  const href = (page: 'review' | 'xliff' | 'po' | 'importForm' | 'machine'): string => hrefOf(translationRoutes[page], partsOf(visit))
  return (
    <div class="buttons">
      {writes && ready > 0 && (
        <Button
          visit={visit}
          action={hrefOf(translationRoutes.ask, partsOf(visit))}
          label={ready === 1 ? 'Ask for the review of one draft' : `Ask for the review of ${ready} drafts`}
          main
        />
      )}
      {counts['in-review'] > 0 && (approvers as readonly string[]).includes(staff.role) && (
        <a class="button" href={href('review')} data-key="r">
          Review
        </a>
      )}
      {writes && (
        <>
          <a href={href('xliff')}>XLIFF 2.0</a>
          <a href={href('po')}>PO</a>
          <a href={href('importForm')}>Import a file…</a>
          <a href={href('machine')}>Machine drafts…</a>
        </>
      )}
      <a href={hrefOf(glossaryRoutes.glossary, { appeal: visit.opened.appeal.id })}>Glossary</a>
    </div>
  )
}

type RowProperties = PageProperties & { readonly segment: TranslatedSegment }

function Row({ visit, segment, terms, who }: RowProperties) {
  const { opened, lang } = visit
  const sourceLang = opened.appeal.lang
  const { place, text, target, state, note, remark } = segment
  return (
    <li id={place} data-row="" data-state={state}>
      <div class="hint">
        {place} · <Standing {...{ segment, who }} />
        {canTranslate(visit) && (
          <>
            {' · '}
            <a href={sentenceHref(visit, segment)} data-open="">
              {verbs[state]}
              <span class="unseen">{` ${place}`}</span>
            </a>
          </>
        )}
      </div>
      <div class="sides">
        <p lang={sourceLang} dir={directionOf(sourceLang)}>
          {text}
        </p>
        <div>
          {target === null ? (
            <p class="hint">{state === 'stale' ? 'The sentence was changed after it was translated.' : 'Not translated yet.'}</p>
          ) : (
            <p lang={lang} dir={directionOf(lang)}>
              {target}
            </p>
          )}
          <Marks {...{ visit, segment, terms }} />
          {remark !== undefined && (
            <p class="mark">
              Sent back: <q dir="auto">{remark}</q>
            </p>
          )}
          {segment.approvedWhy !== undefined && (
            <p class="hint">
              Why it was approved: <q dir="auto">{segment.approvedWhy}</q>
            </p>
          )}
          {note !== undefined && (
            <p class="hint">
              Note: <span dir="auto">{note}</span>
            </p>
          )}
        </div>
      </div>
    </li>
  )
}

const verbs: Readonly<Record<TranslationState, string>> = {
  missing: 'Translate',
  stale: 'Translate again',
  draft: 'Go on',
  'in-review': 'Change',
  approved: 'Change',
}

/** The state of a sentence, with who stands behind it. */
export function Standing({ segment, who }: { readonly segment: TranslatedSegment; readonly who: (by: string) => string }) {
  const { machine, unread, by, reviewer, again } = segment
  return (
    <>
      <b>{stateInWords[listedState(segment)]}</b>
      {machine && segment.target !== null && (unread ? ' · machine draft, read by nobody yet' : ' · a machine drafted it')}
      {by !== undefined && !unread && (
        <>
          {' · translated by '}
          <bdi>{who(by)}</bdi>
        </>
      )}
      {again && ' · approved before it was taken down, to be approved again'}
      {reviewer !== undefined && (
        <>
          {reviewer === by ? ' who approved it alone' : ', approved by '}
          {reviewer !== by && <bdi>{who(reviewer)}</bdi>}
        </>
      )}
    </>
  )
}
