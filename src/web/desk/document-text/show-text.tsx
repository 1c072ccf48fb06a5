import { emptyForm, readForm, textOf, type FormState } from '../forms/index.ts'
import { answer } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { claimRoutes } from '../claims/routes.ts'
import { foundWords } from './found-words.ts'
import { partsOfText } from './parts-of-text.ts'
import { passagesOfClaims } from './passages-of-claims.ts'
import { shownText, type ShownText } from './shown-text.ts'
import { TextPage, type Sought } from './text-page.tsx'

/** The words of a document: a part of them, that with the passage of a claim (`claim`), or that with a place (`start`, `end`). */
export async function showText(visit: CaseVisit): Promise<Response> {
  const shown = await shownText(visit, visit.c.req.param('document') ?? '')
  return shown === null ? answer(visit, <NotFoundPage visit={visit} />, 404) : page(visit, shown, emptyForm)
}

/** Finds the words that somebody selected or pasted and leads on to a claim of them; nothing is kept yet. */
export async function findWordsInText(visit: CaseVisit): Promise<Response> {
  const shown = await shownText(visit, visit.c.req.param('document') ?? '')
  if (shown === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return page(visit, shown, { ...emptyForm, errors: { words: 'What was sent could not be read. Paste the words again.' } })
  const { given } = sent
  const selected = selectedIn(shown, textOf(given, 'from'), given.get('words')?.[0] ?? '')
  const found = selected ?? foundWords(given, shown.searched)
  if (found.kind === 'missing')
    return page(visit, shown, { given, errors: found.errors }, found.nearest && { kind: 'nearest', places: [found.nearest] })
  if (found.kind === 'several')
    return page(
      visit,
      shown,
      { given, errors: { words: 'These words stand there several times. Choose which of them you mean.' } },
      { kind: 'several', places: found.places },
    )
  const { start, end } = found.place
  // Nothing is written, and whoever goes back may choose other words on the same page: so not by `change`.
  return visit.c.redirect(
    hrefOf(claimRoutes.newForm, { case: visit.opened.id }, { document: shown.document.id, start: `${start}`, end: `${end}` }),
    303,
  )
}

function page(visit: CaseVisit, shown: ShownText, form: FormState, sought?: Sought): Response {
  const { searched, document } = shown
  const passages = passagesOfClaims(visit.opened.document.claims, document.id, searched)
  const parts = partsOfText(searched)
  const asked = sought ?? askedFor(visit)
  const place = asked?.places[0] ?? passages.placed.find(({ claim }) => claim.id === visit.c.req.query('claim')) ?? undefined
  const numbered = Number(visit.c.req.query('part') ?? '1') - 1
  const index = place === undefined ? numbered : parts.findIndex(({ end }) => place.start < end)
  const at = Number.isInteger(index) && index >= 0 && index < parts.length ? index : 0
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  return answer(
    visit,
    <TextPage
      visit={visit}
      shown={shown}
      passages={passages}
      parts={parts}
      at={at}
      form={form}
      {...(asked !== undefined && { sought: asked })}
    />,
    status,
  )
}

/** The place that an address names. */
function askedFor({ c }: CaseVisit): Sought | undefined {
  const [start, end] = [c.req.query('start'), c.req.query('end')].map((text) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined))
  return start === undefined || end === undefined || end <= start ? undefined : { kind: 'asked', places: [{ start, end, page: 1 }] }
}

/** What a browser says was selected, where its words do stand there. */
function selectedIn({ searched: { text } }: ShownText, from: string, words: string) {
  const start = /^\d{1,9}$/.test(from) ? Number(from) : -1
  const selected = words.replaceAll(/\r\n?/g, '\n')
  if (start < 0 || selected.trim() === '') return undefined
  const there = text.slice(start, start + selected.length)
  return there.replaceAll('\f', '\n') === selected
    ? ({ kind: 'found', place: { start, end: start + selected.length, page: 1 } } as const)
    : undefined
}
