import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { after } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { createExtractor, type Extractor } from '../../extraction/index.ts'
import {
  openFiles,
  openUploadPieces,
  silentLog,
  type Clock,
  type Database,
  type FileStore,
  type Log,
  type Outbox,
} from '../../platform/index.ts'
import { temporaryFolder } from '../../platform/testing.ts'
import { createTableReader } from '../../lists/index.ts'
import { openSheets } from '../../publishing/index.ts'
import type { UploadLimits } from '../../documents/index.ts'
import type { SignOns } from '../../signons/index.ts'
import type { TranslationServer } from '../../translations/index.ts'
import { guard } from '../guard.ts'
import { deskApp } from './app.tsx'
import { formTokenOf } from './form-token.ts'
import { frameFields } from './forms/index.ts'
import type { DocumentNeeds } from './visit.ts'
import { formsIn } from './testing-forms.ts'

/** What the desk answered. `location` is where it leads, as it was sent. */
export type Answer = {
  readonly status: number
  readonly text: string
  /** The same as it came, where it is a file. */
  readonly bytes: Uint8Array
  readonly location: string | null
  readonly headers: Headers
}

/** An answer with its body read. */
export async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status, text: new TextDecoder().decode(bytes), bytes, location: headers.get('location'), headers }
}

export type Typed = Readonly<Record<string, string | readonly string[] | File | readonly File[]>>

/** Somebody at the desk, as a browser without script would be: it keeps no cookies but the session's. */
export type Person = {
  readonly get: (path: string) => Promise<Answer>
  /**
   * Opens the page on which a form stands (its own address, unless `on` names another), fills in what is given, leaves
   * the rest as the page has it, and sends it. A button that stands on no page that was named bears only the token.
   */
  readonly post: (path: string, typed?: Typed, where?: { readonly on?: string }) => Promise<Answer>
  /** Sends exactly these fields and nothing else. */
  readonly send: (path: string, typed: Typed, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  /** Sends bytes as a script does, with the token of the session. */
  readonly patch: (path: string, bytes: Uint8Array<ArrayBuffer>, headers?: Readonly<Record<string, string>>) => Promise<Answer>
}

export type TestDesk = {
  readonly app: Hono
  readonly files: FileStore
  /** Where these lie. */
  readonly folder: string
  /** Somebody who is signed in with a token (of `addStaffMember`); without, somebody who is not. */
  readonly as: (token?: string) => Person
}

/** One process takes the words out of files for all desks of a test file; it is not begun before it is needed. */
let extractor: Extractor | undefined
export function testExtractor(): Extractor {
  if (extractor === undefined) {
    extractor = createExtractor()
    after(() => extractor!.stop())
  }
  return extractor
}

/** Likewise one for lists. */
export const testTableReader = createTableReader()

/** What documents are taken in with. */
export const documentsForTest = (limits: UploadLimits = { largest: 2_000_000, total: 5_000_000 }): DocumentNeeds => ({
  extractor: testExtractor(),
  pieces: openUploadPieces(temporaryFolder()),
  limits,
  timestamps: true,
})

export const deskOrigin = 'https://desk.example.org'
export const publicOrigin = 'https://appeals.example.org'

/** The desk over a database, behind its guard, as people reach it. Times are those of the clock, if one is given. */
export function openDesk(
  db: Database,
  world: {
    readonly clock?: Clock
    readonly log?: Log
    readonly signOns?: SignOns
    readonly limits?: UploadLimits
    readonly translationServer?: TranslationServer
    readonly letters?: { readonly from: string }
    readonly outbox?: Outbox
  } = {},
): TestDesk {
  const { clock = () => new Date(), log = silentLog, signOns, limits, letters, outbox, translationServer } = world
  const folder = temporaryFolder()
  const files = openFiles(folder, db)
  const sheets = openSheets({ db, files, clock, log, addressOf: (appeal) => `${publicOrigin}/appeals/${appeal}` })
  const addresses = { publicOrigin, origin: deskOrigin }
  const documents = documentsForTest(limits)
  const given = { db, files, sheets, documents, lists: testTableReader, facts: projectFacts(), catalogue: projectCatalogue(), clock, log }
  const needs = {
    ...given,
    ...addresses,
    random: randomBytes,
    ...(signOns && { signOns }),
    ...(letters && { letters }),
    ...(outbox && { outbox }),
    ...(translationServer && { translationServer }),
  }
  const app = guard(deskApp(needs), { site: 'desk', origin: deskOrigin, db, log })
  return { app, files, folder, as: (token) => personAt(app, token) }
}

function personAt(app: Hono, token: string | undefined): Person {
  const host = new URL(deskOrigin).host
  const own = { Host: host, 'Sec-Fetch-Site': 'same-origin', ...(token !== undefined && { Cookie: `__Host-amparo=${token}` }) }
  const ask = async (path: string, options: RequestInit): Promise<Answer> => {
    const response = await app.request(deskOrigin + path, { ...options, headers: { ...own, ...(options.headers as object) } })
    return answerOf(response)
  }
  const get = (path: string): Promise<Answer> => ask(path, {})
  const send: Person['send'] = (path, typed, headers = {}) => ask(path, { method: 'POST', body: bodyOf(typed), headers })
  return {
    get,
    send,
    patch: (path, body, headers = {}) =>
      ask(path, {
        method: 'PATCH',
        body,
        headers: {
          'Content-Type': 'application/octet-stream',
          ...(token !== undefined && { 'X-Form-Token': formTokenOf(token) }),
          ...headers,
        },
      }),
    async post(path, typed = {}, { on = path } = {}) {
      const page = await get(on)
      const wanted = new URL(path, deskOrigin).pathname
      const form = formsIn(page.text).find(
        ({ action, method }) => method === 'post' && new URL(action, deskOrigin + on).pathname === wanted,
      )
      const bare = token === undefined ? {} : { [frameFields.token]: formTokenOf(token) }
      const fields = form === undefined ? bare : Object.fromEntries(form.fields)
      const action = form === undefined ? path : new URL(form.action, deskOrigin + on)
      return send(typeof action === 'string' ? action : action.pathname + action.search, { ...fields, ...typed })
    },
  }
}

function bodyOf(typed: Typed): FormData | URLSearchParams {
  const all = Object.entries(typed).flatMap(([name, value]) =>
    typeof value === 'string' || value instanceof File
      ? [[name, value] as const]
      : value.map((one): readonly [string, string | File] => [name, one]),
  )
  if (!all.some(([, value]) => value instanceof File)) return new URLSearchParams(all as [string, string][])
  const body = new FormData()
  for (const [name, value] of all) body.append(name, value)
  return body
}
