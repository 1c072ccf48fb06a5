import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import {
  addTerm,
  appealGlossary,
  changeTerm,
  isLanguageTag,
  organisationGlossary,
  termKinds,
  type Term,
  type TermKind,
  type TermWords,
} from '../../../translations/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { NotTheWholePage } from '../appeals/not-the-whole.tsx'
import { tagOfLanguage } from '../cases/languages.ts'
import { change } from '../change.ts'
import { Conflict } from '../drafts/index.ts'
import {
  emptyForm,
  filledWith,
  Form,
  frameFields,
  oneOf,
  readForm,
  rebased,
  required,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit, Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { GlossaryPage, TermFields, termLabels } from './glossary-page.tsx'
import { forAll, ofAppeal, type GlossaryPlace } from './glossary-place.ts'
import { recordTranslation } from './record-translation.ts'

type Page = (visit: Visit | AppealVisit, place: GlossaryPlace) => Response | Promise<Response>

/** The same page for the glossary of an appeal, which only those see who read all of it, and for that of the whole team. */
const inAppeal = (page: Page) => (visit: AppealVisit) =>
  visit.opened.hidden > 0 ? answer(visit, <NotTheWholePage visit={visit} />, 403) : page(visit, ofAppeal(visit))
const inTeam = (page: Page) => (visit: Visit) => page(visit, forAll)

const list: Page = (visit, place) => show(visit, place, emptyForm, 200)

const add: Page = async (visit, place) => {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return show(visit, place, unreadable, 422)
  const { given } = sent
  const errors = { ...languageErrors(given, place), ...termErrors(given) }
  if (Object.keys(errors).length > 0) return show(visit, place, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const term = {
      ...wordsIn(given),
      id: randomUUID(),
      sourceLang: place.sourceLang ?? textOf(given, 'from'),
      lang: tagOfLanguage(textOf(given, 'lang')),
    }
    await addTerm(tx, place.of, term, { by: visit.staff.id, at: visit.now })
    await record(tx, visit)
    return { kind: 'done', location: withNotice(place.href, 'added') }
  })
}

const edit: Page = async (visit, place) => {
  const term = await termIn(visit, place)
  return term === undefined ? visit.c.redirect(place.href, 303) : showTerm(visit, place, { term, form: filledWith(valuesOf(term)) })
}

const editSent: Page = async (visit, place) => {
  const [sent, term] = [await readForm(visit.c), await termIn(visit, place)]
  if (term === undefined) return showGone(visit, place, sent.kind === 'sent' ? sent.given : new Map())
  if (sent.kind === 'unreadable') return showTerm(visit, place, { term, form: unreadable, status: 422 })
  const { given } = sent
  const errors = termErrors(given)
  if (Object.keys(errors).length > 0) return showTerm(visit, place, { term, form: { given, errors }, status: 422 })
  return write(visit, place, given, wordsIn(given))
}

const remove: Page = async (visit, place) => {
  const [sent, term] = [await readForm(visit.c), await termIn(visit, place)]
  if (term === undefined) return visit.c.redirect(place.href, 303)
  return write(visit, place, sent.kind === 'sent' ? sent.given : new Map(), null)
}

function write(visit: Visit | AppealVisit, place: GlossaryPlace, given: Given, words: TermWords | null): Promise<Response> {
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base))
    const outcome = await changeTerm(tx, place.of, { id: termId(visit), base, words }, { by: visit.staff.id, at: visit.now })
    switch (outcome.kind) {
      case 'changed':
        await record(tx, visit)
        return { kind: 'done', location: withNotice(place.href, words === null ? 'removed' : 'saved') }
      case 'unchanged':
        return { kind: 'done', location: place.href }
      case 'gone':
        return words === null ? { kind: 'done', location: place.href } : { kind: 'refused', response: () => showGone(visit, place, given) }
      case 'changed-meanwhile': {
        const { term, by, at, erased } = outcome
        return {
          kind: 'refused',
          response: async () => {
            const who = (await whoWrote(visit))(by)
            const yours = words === null ? filledWith(valuesOf(term)).given : given
            const above = <Conflict {...{ visit, who, at, erased, labels: termLabels, yours, theirs: filledWith(valuesOf(term)).given }} />
            return showTerm(visit, place, { term, form: { given: rebased(yours, term.base), errors: {} }, status: 409, above })
          },
        }
      }
      default:
        return outcome satisfies never
    }
  })
}

/** Somebody removed the term meanwhile: what was typed can be added as a new one. */
function showGone(visit: Visit | AppealVisit, place: GlossaryPlace, given: Given): Promise<Response> {
  const kept = new Map([...given].filter(([name]) => name !== frameFields.base && name !== frameFields.once))
  return show(visit, place, { given: kept, errors: { '': 'Somebody removed this term meanwhile. Add it again, or leave it.' } }, 422)
}

const unreadable: FormState = { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Type it again.' } }

const termId = ({ c }: Visit): string => c.req.param('term') ?? ''

const termIn = async (visit: Visit, { of }: GlossaryPlace): Promise<Term | undefined> => {
  const terms = of === null ? await organisationGlossary(visit.needs.db) : await appealGlossary(visit.needs.db, of)
  return terms.find(({ id }) => id === termId(visit))
}

const valuesOf = ({ source, target, kind, note }: Term) => ({ source, target, kind, note })

const wordsIn = (given: Given): TermWords => ({
  source: oneLine(textOf(given, 'source')),
  target: oneLine(textOf(given, 'target')),
  kind: textOf(given, 'kind') as TermKind,
  note: textOf(given, 'note'),
})

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

const termErrors = (given: Given): Errors => ({
  ...tooLong(given, 'source', 200),
  ...tooLong(given, 'target', 400),
  ...tooLong(given, 'note', 2000),
  ...required(given, 'source', 'Type the term as it stands in the text.'),
  ...required(given, 'target', 'Type how it is said.'),
  ...oneOf(given, 'kind', termKinds, 'Choose what it is.'),
})

function languageErrors(given: Given, { sourceLang }: GlossaryPlace): Errors {
  const [from, into] = [sourceLang ?? textOf(given, 'from'), tagOfLanguage(textOf(given, 'lang'))]
  return {
    ...(!isLanguageTag(from) && sourceLang === null && { from: 'Choose the language of the term.' }),
    ...(!isLanguageTag(into) && { lang: 'Type a language: its name in English or in itself, or its tag: es, zh-Hans.' }),
    ...(isLanguageTag(into) && into === from && { lang: 'The term is in this language already. Choose another.' }),
  }
}

/** What is recorded of the team's glossary belongs to no case. */
const record = (tx: Parameters<typeof recordAudit>[0], visit: Visit | AppealVisit): Promise<void> =>
  'opened' in visit
    ? recordTranslation(tx, visit, 'glossary.change')
    : recordAudit(tx, { at: visit.now, staff: visit.staff.id, action: 'glossary.change' })

async function show(visit: Visit | AppealVisit, place: GlossaryPlace, form: FormState, status: 200 | 422): Promise<Response> {
  const shared = await organisationGlossary(visit.needs.db)
  const terms = place.of === null ? shared : await appealGlossary(visit.needs.db, place.of)
  return answer(visit, <GlossaryPage {...{ visit, place, terms, shared, form }} who={await whoWrote(visit)} />, status)
}

type Shown = { readonly term: Term; readonly form: FormState; readonly status?: 200 | 409 | 422; readonly above?: VNode }

const showTerm = (visit: Visit, place: GlossaryPlace, { term, form, status = 200, above }: Shown): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title={`Change ${term.source}`} crumbs={[...place.crumbs, { href: place.href, label: place.title }]} evidence>
      <h1>Change a term</h1>
      {above}
      <Form
        visit={visit}
        form={form}
        action={place.term(term.id)}
        submit="Save"
        base={term.base}
        beside={<a href={place.href}>Back to the glossary</a>}
      >
        <TermFields form={form} place={place} languagesFixed />
      </Form>
    </DeskPage>,
    status,
  )

export const glossaryHandlers = {
  glossary: inAppeal(list),
  addTerm: inAppeal(add),
  term: inAppeal(edit),
  termSent: inAppeal(editSent),
  removeTerm: inAppeal(remove),
  all: inTeam(list),
  addToAll: inTeam(add),
  ofAll: inTeam(edit),
  ofAllSent: inTeam(editSent),
  removeFromAll: inTeam(remove),
}
