import type { ComponentChildren } from 'preact'
import type { Context, Hono } from 'hono'
import { projectCatalogue, projectFacts } from '../../../cases/index.ts'
import { citationOf } from '../../../norms/index.ts'
import { directionOf } from '../../../kit/index.ts'
import type { Database } from '../../../platform/index.ts'
import { listEditions, setApart, type ListedEdition } from '../../../publishing/index.ts'
import { FoundNorms, InstrumentLists, InstrumentSheet } from '../../norms/norm-lists.tsx'
import { NormSheet } from '../../norms/norm-sheet.tsx'
import { BoundStates, StateList, StateSheet } from '../../norms/state-lists.tsx'
import { routes } from '../../routes.ts'
import { Page, renderPage, type Site } from '../page.tsx'
import { readingIn } from '../reading.ts'

type Needs = { readonly site: Site; readonly db: Database; readonly notFound: (c: Context) => Response }

/** What is typed into a search is not longer than this. */
const longest = 200

/**
 * Adds the catalogue of norms, as it ships with Amparo: what a note of an appeal leads to when it cites one. The words of the pages and
 * of the catalogue are English. What teams set is theirs, and not shown here.
 */
export function addNorms(app: Hono, { site, db, notFound }: Needs): void {
  const show = (c: Context, title: string, path: string | undefined, children: ComponentChildren): Response =>
    c.html(renderPage(<NormPage {...{ site, title, path, children }} />))
  const { norms } = routes

  app.get(norms.norms, (c) => {
    const catalogue = projectCatalogue()
    const question = (c.req.query('q') ?? '').trim().slice(0, longest)
    return show(
      c,
      'Norms',
      question === '' ? norms.norms : undefined,
      <>
        <h1>Norms</h1>
        <p class="summary">
          Rules for people in custody. They hold for everybody, whatever they are accused or convicted of. The words beside each are ours,
          never the text: the text is elsewhere, and each page says where.
        </p>
        <p>Amparo says which norm facts may engage. It never says that one was broken.</p>
        <p>
          <a href={norms.states}>States and what binds them</a>
        </p>
        <form method="get" action={norms.norms} role="search" class="sheet">
          <div class="field">
            <label for="q">Words, a number or a subject</label>
            <input id="q" name="q" type="search" dir="auto" value={question} maxLength={longest} />
          </div>
          <button type="submit">Search</button>
        </form>
        {question === '' ? <InstrumentLists catalogue={catalogue} /> : <FoundNorms catalogue={catalogue} question={question} />}
      </>,
    )
  })
  app.get(norms.states, (c) =>
    show(
      c,
      'States and what binds them',
      norms.states,
      <>
        <h1>States and what binds them</h1>
        <StateList catalogue={projectCatalogue()} />
      </>,
    ),
  )
  app.get('/norms/states/:state', (c) => {
    const catalogue = projectCatalogue()
    const state = catalogue.states.get(c.req.param('state'))
    if (state === undefined) return notFound(c)
    return show(c, state.name, norms.state(state.code), <StateSheet catalogue={catalogue} state={state} />)
  })
  app.get('/norms/:instrument', (c) => {
    const catalogue = projectCatalogue()
    const instrument = catalogue.instruments.get(c.req.param('instrument'))
    if (instrument === undefined) return notFound(c)
    return show(c, instrument.title, norms.instrument(instrument.id), <InstrumentSheet catalogue={catalogue} instrument={instrument} />)
  })
  app.get('/norms/:instrument/states', (c) => {
    const catalogue = projectCatalogue()
    const instrument = catalogue.instruments.get(c.req.param('instrument'))
    if (instrument === undefined) return notFound(c)
    return show(
      c,
      `States bound: ${instrument.title}`,
      norms.bound(instrument.id),
      <>
        <h1>Which States are bound</h1>
        <p class="summary">
          <a href={norms.instrument(instrument.id)}>{instrument.title}</a>
        </p>
        <BoundStates catalogue={catalogue} instrument={instrument} />
      </>,
    )
  })
  app.get('/norms/:instrument/:norm', async (c) => {
    const catalogue = projectCatalogue()
    const norm = catalogue.norms.get(c.req.param('norm'))
    if (norm === undefined || norm.instrument !== c.req.param('instrument')) return notFound(c)
    const citing = await listEditions(db, norm.id)
    return show(
      c,
      citationOf(catalogue, norm),
      norms.norm(norm),
      <NormSheet {...{ catalogue, facts: projectFacts(), norm }} first="summary">
        <CitedIn editions={citing} />
      </NormSheet>,
    )
  })
}

type NormPageProperties = {
  readonly site: Site
  readonly title: string
  readonly path: string | undefined
  readonly children: ComponentChildren
}

const NormPage = ({ site, title, path, children }: NormPageProperties) => (
  <Page site={site} reading={readingIn('en')} title={title} forms {...(path !== undefined && { path })}>
    {path !== routes.norms.norms && (
      <p class="facts">
        <a href={routes.norms.norms}>All norms</a>
      </p>
    )}
    {children}
  </Page>
)

/** Appeals that cite a norm, of those that are shown. */
const CitedIn = ({ editions }: { readonly editions: readonly ListedEdition[] }) =>
  editions.length === 0 ? null : (
    <section aria-labelledby="cited">
      <h2 id="cited">Appeals that cite it</h2>
      <ul class="apart">
        {editions.map(({ appeal, lang, title }) => (
          <li key={appeal} lang={lang} dir={directionOf(lang)}>
            <a href={routes.appeal(appeal)}>{setApart(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
