import type { ComponentChildren } from 'preact'
import { readNormSettings } from '../../../cases/index.ts'
import { citationOf, type Catalogue, type CatalogueLanguage } from '../../../norms/index.ts'
import { languageIn } from '../../../publishing/index.ts'
import { normAddresses } from '../../norms/addresses.ts'
import { FoundNorms, InstrumentLists, InstrumentSheet } from '../../norms/norm-lists.tsx'
import { normReadingIn, type NormReading } from '../../norms/norm-reading.ts'
import { NormSheet } from '../../norms/norm-sheet.tsx'
import { BoundStates, StateList, StateSheet } from '../../norms/state-lists.tsx'
import { answer, DeskPage } from '../page.tsx'
import { patternRoutes } from '../patterns/routes.ts'
import { administrators, hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { CitedBy } from './cited-by.tsx'
import { normCatalogueRoutes } from './routes.ts'

/** All instruments, or what a question finds among the norms. */
export function showNorms(visit: Visit): Response {
  const reading = readingOf(visit)
  const question = (visit.c.req.query('q') ?? '').trim().slice(0, longest)
  const settles = (administrators as readonly string[]).includes(visit.staff.role)
  return page(
    visit,
    'Norms',
    <>
      <div class="heading">
        <h1>Norms</h1>
        <p>
          <a href={normAddresses.states}>States and what binds them</a>
          {' · '}
          <a href={hrefOf(patternRoutes.patterns)}>Patterns over your cases</a>
          {settles && (
            <>
              {' · '}
              <a href={hrefOf(normCatalogueRoutes.settings)}>What is proposed</a>
            </>
          )}
        </p>
      </div>
      <p>
        Rules that facts of a case may engage. They are proposed and never concluded, and the words beside each are ours: read the official
        text before you rely on one.
      </p>
      {[...reading.catalogue.languages.values()].map((language) => (
        <p class="hint" key={language.lang}>
          {inOtherWords(reading.catalogue, language)}
        </p>
      ))}
      <form method="get" action={normAddresses.norms} role="search" aria-label="Norms">
        <div class="filter">
          <div class="field">
            <label for="norms-q">Words, a number or a subject</label>
            <input id="norms-q" name="q" type="search" dir="auto" value={question} maxLength={longest} />
          </div>
          <button type="submit">Search</button>
        </div>
      </form>
      {question === '' ? <InstrumentLists reading={reading} /> : <FoundNorms {...{ reading, question }} />}
    </>,
    [],
  )
}

export function showInstrument(visit: Visit): Response {
  const { catalogue } = visit.needs
  const instrument = catalogue.instruments.get(visit.c.req.param('instrument') ?? '')
  return instrument === undefined
    ? missing(visit)
    : page(visit, instrument.title, <InstrumentSheet reading={readingOf(visit)} instrument={instrument} working />)
}

export function showBound(visit: Visit): Response {
  const { catalogue } = visit.needs
  const id = visit.c.req.param('instrument') ?? ''
  const title = catalogue.instruments.get(id)?.title
  if (title === undefined) return missing(visit)
  return page(
    visit,
    `States bound: ${title}`,
    <>
      <h1>Which States are bound</h1>
      <p>
        <a href={normAddresses.instrument(id)}>{title}</a>
      </p>
      <BoundStates reading={readingOf(visit)} instrument={{ id }} />
    </>,
  )
}

export async function showNorm(visit: Visit): Promise<Response> {
  const { needs } = visit
  const { catalogue, facts } = needs
  const norm = catalogue.norms.get(visit.c.req.param('norm') ?? '')
  if (norm === undefined || norm.instrument !== visit.c.req.param('instrument')) return missing(visit)
  const { settings } = await readNormSettings(needs.db)
  return page(
    visit,
    citationOf(catalogue, norm),
    <NormSheet {...{ reading: readingOf(visit), facts, norm, settings }} first="statement" working>
      <p>
        <a href={hrefOf(patternRoutes.patterns, {}, { norms: norm.id, rows: 'place' })}>
          For whom of your cases it may be engaged, by place
        </a>
      </p>
      {await CitedBy({ visit, norm: norm.id })}
    </NormSheet>,
  )
}

export const showStates = (visit: Visit): Response =>
  page(
    visit,
    'States',
    <>
      <h1>States and what binds them</h1>
      <StateList reading={readingOf(visit)} />
    </>,
  )

export function showState(visit: Visit): Response {
  const { catalogue } = visit.needs
  const state = catalogue.states.get(visit.c.req.param('state') ?? '')
  return state === undefined
    ? missing(visit)
    : page(visit, state.name, <StateSheet reading={readingOf(visit)} state={state} working />, [
        ...way,
        { href: normAddresses.states, label: 'States' },
      ])
}

/** How many norms have words in a language, and how many of these somebody has read. */
function inOtherWords({ norms }: Catalogue, { lang, missing }: CatalogueLanguage): string {
  const reviewed = [...norms.values()].filter(({ paraphrases }) => paraphrases[lang]?.review === 'reviewed').length
  const read = reviewed === 0 ? 'nobody has reviewed them yet' : `those of ${reviewed} are reviewed`
  return `Our words in ${languageIn(lang, 'en')}: of ${norms.size - missing.length} of ${norms.size} norms; ${read}.`
}

/** What is typed into a search is not longer than this. */
const longest = 200

/** The desk speaks English. */
const readingOf = ({ needs: { catalogue } }: Visit): NormReading => normReadingIn(catalogue, 'en')

const way = [{ href: normAddresses.norms, label: 'Norms' }]
const missing = (visit: Visit): Response => answer(visit, <NotFoundPage visit={visit} />, 404)

const page = (
  visit: Visit,
  title: string,
  children: ComponentChildren,
  crumbs: readonly { href: string; label: string }[] = way,
): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title={title} crumbs={crumbs} width="wide">
      {children}
    </DeskPage>,
  )
