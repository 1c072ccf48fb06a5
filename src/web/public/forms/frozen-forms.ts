import type { Context, Hono } from 'hono'
import type { Database } from '../../../platform/index.ts'
import {
  canonicalEdition,
  findEdition,
  frozenForms,
  type FrozenEnding,
  type PublishedEdition,
  type Sheets,
  type TakeDown,
} from '../../../publishing/index.ts'
import { languagePattern, readAppealAddress } from '../../routes.ts'
import { shownManifest } from '../../shown-manifest.ts'
import type { Site } from '../page.tsx'
import { answerWithSheet } from '../sheet.tsx'

type Needs = {
  readonly site: Site
  readonly db: Database
  readonly sheets: Sheets
  readonly notFound: (c: Context) => Response
  readonly gone: (c: Context, published: PublishedEdition, takenDown: TakeDown) => Promise<Response>
}

/**
 * Adds what never changes of an edition, at the address of its version: its data, its prints and its texts as they were published, and
 * the signed list of them. They are asked for again each time: a version may be taken down, or something of it erased.
 */
export function addFrozenForms(app: Hono, needs: Needs): void {
  const form = `\\.(?:${[...Object.keys(frozenForms), 'manifest'].join('|').replaceAll('.', '\\.')})`
  app.get(`/appeals/:name/:version{[1-9]\\d*${form}}`, (c) => answer(c, c.req.param('version') ?? '', needs))
  app.get(`/appeals/:name/:version{[1-9]\\d*}/:lang{${languagePattern}${form}}`, (c) =>
    answer(c, `${c.req.param('version')}.${c.req.param('lang')}`, needs),
  )
}

const named =
  /^(?<version>[1-9]\d{0,5})\.(?:(?<lang>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\.)?(?<form>(?:mail\.)?txt|json|(?:poster\.)?pdf|card\.png|manifest)$/

async function answer(c: Context, name: string, { site, db, sheets, notFound, gone }: Needs): Promise<Response> {
  const address = readAppealAddress(c.req.param('name') ?? '')
  const { version, lang, form } = named.exec(name)?.groups ?? {}
  if (address?.form !== 'html' || version === undefined) return notFound(c)
  const published = await findEdition(db, address.id, Number(version), lang)
  if (published === null) return notFound(c)
  if (published.takenDown !== undefined) return gone(c, published, published.takenDown)
  return form === 'manifest'
    ? answerWithManifest(c, published, { db, notFound })
    : answerWithForm(c, form as FrozenEnding, published, { site, sheets })
}

async function answerWithManifest(
  c: Context,
  { edition }: PublishedEdition,
  { db, notFound }: Pick<Needs, 'db' | 'notFound'>,
): Promise<Response> {
  const kept = await shownManifest(db, edition)
  return kept === null ? notFound(c) : c.body(kept.note, 200, { 'Content-Type': 'text/plain; charset=utf-8' })
}

function answerWithForm(
  c: Context,
  form: FrozenEnding,
  published: PublishedEdition,
  { site, sheets }: Pick<Needs, 'site' | 'sheets'>,
): Response | Promise<Response> {
  if (form !== 'json') return answerWithSheet(c, published, { site, sheets, form })
  c.header('Content-Language', published.edition.lang)
  return c.body(canonicalEdition(published.committed), 200, { 'Content-Type': frozenForms.json.type })
}
