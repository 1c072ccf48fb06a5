import type { ComponentChildren } from 'preact'
import type { Context, Hono } from 'hono'
import { projectCatalogue, projectFacts } from '../../../cases/index.ts'
import { directionOf } from '../../../kit/index.ts'
import type { Database } from '../../../platform/index.ts'
import { listEditions, setApart, wordLanguages, type ListedEdition } from '../../../publishing/index.ts'
import { normAddressesIn, normLanguageFor, normLanguages, type NormAddresses, type NormLanguage } from '../../norms/addresses.ts'
import { FoundNorms, InstrumentLists, InstrumentSheet } from '../../norms/norm-lists.tsx'
import { normReadingIn, type NormReading } from '../../norms/norm-reading.ts'
import { NormSheet } from '../../norms/norm-sheet.tsx'
import { BoundStates, StateList, StateSheet } from '../../norms/state-lists.tsx'
import { routes } from '../../routes.ts'
import { InOtherLanguages, LanguageSwitch } from '../language-switch.tsx'
import { Page, renderPage, type Site } from '../page.tsx'
import { readingIn } from '../reading.ts'

type Needs = { readonly site: Site; readonly db: Database; readonly notFound: (c: Context) => Response }

/** What is typed into a search is not longer than this. */
const longest = 200

/**
 * Adds the catalogue of norms, as it ships with Amparo: what a note of an appeal leads to when it cites one. The same pages stand in each
 * language that they have words in; what the catalogue says in English alone stands in English. What teams set is theirs, and not shown here.
 */
export function addNorms(app: Hono, needs: Needs): void {
  for (const lang of normLanguages) addNormsIn(app, lang, needs)
  // Where we have no words for norms, a reader is led to where the list in that language leads.
  for (const { lang } of wordLanguages) {
    const { norms } = normAddressesIn(normLanguageFor(lang))
    if (!normLanguages.some((one) => one === lang)) app.get(`/${lang}/norms`, (c) => c.redirect(norms, 302))
  }
}

function addNormsIn(app: Hono, lang: NormLanguage, { site, db, notFound }: Needs): void {
  const { norms: root, states } = normAddressesIn(lang)
  const read = (): NormReading => normReadingIn(projectCatalogue(), lang)
  const show = (c: Context, page: Omit<NormPageProperties, 'site'>): Response => c.html(renderPage(<NormPage {...{ site, ...page }} />))

  app.get(root, (c) => {
    const reading = read()
    const question = (c.req.query('q') ?? '').trim().slice(0, longest)
    return show(c, {
      reading,
      title: reading.words.title,
      path: (at) => (question === '' ? at.norms : at.found(question)),
      found: question !== '',
      children: <NormsList {...{ reading, question }} />,
    })
  })
  app.get(states, (c) => {
    const reading = read()
    const { title } = reading.words.states
    const children = (
      <>
        <h1>{title}</h1>
        <StateList reading={reading} />
      </>
    )
    return show(c, { reading, title, path: (at) => at.states, children })
  })
  app.get(`${states}/:state`, (c) => {
    const reading = read()
    const state = reading.catalogue.states.get(c.req.param('state'))
    if (state === undefined) return notFound(c)
    return show(c, {
      reading,
      title: reading.state(state),
      path: (at) => at.state(state.code),
      children: <StateSheet {...{ reading, state }} />,
    })
  })
  app.get(`${root}/:instrument`, (c) => {
    const reading = read()
    const instrument = reading.catalogue.instruments.get(c.req.param('instrument'))
    if (instrument === undefined) return notFound(c)
    const children = <InstrumentSheet {...{ reading, instrument }} />
    return show(c, { reading, title: reading.title(instrument), path: (at) => at.instrument(instrument.id), children })
  })
  app.get(`${root}/:instrument/states`, (c) => {
    const reading = read()
    const instrument = reading.catalogue.instruments.get(c.req.param('instrument'))
    if (instrument === undefined) return notFound(c)
    const said = reading.words.states
    const children = (
      <>
        <h1>{said.bound}</h1>
        <p class="summary">
          <a href={reading.at.instrument(instrument.id)}>{reading.title(instrument)}</a>
        </p>
        <BoundStates {...{ reading, instrument }} />
      </>
    )
    return show(c, { reading, title: said.boundTo(reading.title(instrument)), path: (at) => at.bound(instrument.id), children })
  })
  app.get(`${root}/:instrument/:norm`, async (c) => {
    const reading = read()
    const norm = reading.catalogue.norms.get(c.req.param('norm'))
    if (norm === undefined || norm.instrument !== c.req.param('instrument')) return notFound(c)
    const children = (
      <NormSheet {...{ reading, facts: projectFacts(), norm }} first="summary">
        <CitedIn heading={reading.words.norm.cited} editions={await listEditions(db, norm.id)} />
      </NormSheet>
    )
    return show(c, { reading, title: reading.citation(norm), path: (at) => at.norm(norm), children })
  })
}

/** All instruments, or what a question finds among the norms. */
const NormsList = ({ reading, question }: { readonly reading: NormReading; readonly question: string }) => {
  const { words, at } = reading
  return (
    <>
      <h1>{words.title}</h1>
      <p class="summary">{words.summary}</p>
      <p>{words.neverSays}</p>
      <p>
        <a href={at.states}>{words.states.title}</a>
      </p>
      <form method="get" action={at.norms} role="search" class="sheet">
        <div class="field">
          <label for="q">{words.searchFor}</label>
          <input id="q" name="q" type="search" dir="auto" value={question} maxLength={longest} />
        </div>
        <button type="submit">{words.search}</button>
      </form>
      {question === '' ? <InstrumentLists reading={reading} /> : <FoundNorms {...{ reading, question }} />}
    </>
  )
}

type NormPageProperties = {
  readonly site: Site
  readonly reading: NormReading
  readonly title: string
  /** Where the page stands, in each language. */
  readonly path: (at: NormAddresses) => string
  /** Whether it is what somebody searched for, and no page to keep. */
  readonly found?: boolean
  readonly children: ComponentChildren
}

function NormPage({ site, reading, title, path, found = false, children }: NormPageProperties) {
  const { lang, words, at } = reading
  const pathIn = (one: NormLanguage): string => path(normAddressesIn(one))
  const here = pathIn(lang)
  const kept = found ? {} : { path: here, head: <InOtherLanguages {...{ site, pathIn }} languages={normLanguages} /> }
  return (
    <Page site={site} reading={readingIn(lang)} title={title} forms {...kept}>
      {here !== at.norms && (
        <p class="facts">
          <a href={at.norms}>{words.all}</a>
        </p>
      )}
      {children}
      <LanguageSwitch {...{ lang, pathIn }} languages={normLanguages} />
    </Page>
  )
}

/** Appeals that cite a norm, of those that are shown. */
const CitedIn = ({ heading, editions }: { readonly heading: string; readonly editions: readonly ListedEdition[] }) =>
  editions.length === 0 ? null : (
    <section aria-labelledby="cited">
      <h2 id="cited">{heading}</h2>
      <ul class="apart">
        {editions.map(({ appeal, lang, title }) => (
          <li key={appeal} lang={lang} dir={directionOf(lang)}>
            <a href={routes.appeal(appeal)}>{setApart(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
