import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dayOfInstant, formatDay } from '../kit/index.ts'
import { PlainReason, type Clock, type Database, type JobHandler, type Transaction } from '../platform/index.ts'
import { frozenAddress, frozenForms, type FrozenEnding } from './manifest-forms.ts'
import { enqueueManifests, manifestQueue } from './manifest-queue.ts'
import { listsTheSame, writeManifest, type Manifest, type ManifestForm } from './manifest.ts'
import { enteredEditions, findManifest, hashOfNote, keepManifest, manifestIn, type KeptManifest } from './manifests-store.ts'
import { canonicalEdition } from './proof/index.ts'
import type { Sheets } from './sheets.ts'
import { findSheet, keyOf, listSheets, lockSheets, printedForms, type EditionKey, type PrintedForm } from './sheets-store.ts'
import { findEdition, type PublishedEdition } from './store.ts'

/** Who signs lists: the key of the log. */
export type ManifestSigner = {
  /** The name of the log. */
  readonly log: string
  /** Its key as one line. */
  readonly vkey: string
  /** Puts its signature under a text, as a note (C2SP signed-note). */
  readonly sign: (text: string) => string
}

export type ManifestsNeeds = {
  readonly db: Database
  readonly sheets: Sheets
  readonly clock: Clock
  /** Null as long as the log has not begun, or is of another key than the one at hand: then nothing is signed. */
  readonly signer: () => Promise<ManifestSigner | null>
}

/** Lists and signs the forms of editions after a transaction. Done twice, it does so once. */
export const manifestJobs = (needs: ManifestsNeeds): Readonly<Record<string, JobHandler>> => ({
  async [manifestQueue](data) {
    await makeManifest(needs, asked.parse(data))
  },
})

const asked = z.object({ appeal: z.string(), version: z.number(), lang: z.string() })

/**
 * Lists the frozen forms of an edition with their hashes and signs the list: the first as soon as the log has its entry, with what is there
 * already, then one more once all its forms are there, and again where something of them is another. The list before is kept. Nothing is made of what is not
 * shown. Forms are made at the same time: where one became another meanwhile, it is looked at again at once. Throws where that goes on.
 */
async function makeManifest(needs: ManifestsNeeds, key: EditionKey): Promise<void> {
  for (let look = 0; look <= printedForms.length; look += 1) if (await isListed(needs, key)) return
  throw new PlainReason('forms of an edition kept changing while they were listed')
}

/** False where a form became another while it was being listed. */
async function isListed({ db, sheets, clock, signer: signerNow }: ManifestsNeeds, key: EditionKey): Promise<boolean> {
  const signer = await signerNow()
  const [entered] = await enteredEditions(db, key)
  if (signer === null || entered === undefined || !entered.shown) return true
  const files = await filesOf(db, entered, sheets)
  // Most often: of five forms that are made one after the other the last is waited for. The edition need not be opened for that.
  if (entered.kept !== null && stands(entered.kept, { signer, site: siteOf(sheets), files })) return true
  const published = await findEdition(db, key.appeal, key.version, key.lang)
  if (published === null || published.takenDown !== undefined) return true
  const forms = await formsOf(published, { sheets, files })
  return db.transaction().execute(async (tx) => {
    await lockSheets(tx, key)
    const now = await findEdition(tx, key.appeal, key.version, key.lang)
    const same = JSON.stringify(now?.committed) === JSON.stringify(published.committed)
    if (!same || (await filesOf(tx, entered, sheets)).join() !== files.join()) return false
    const last = await findManifest(tx, key)
    const manifest: Manifest = {
      format: 'amparo-manifest/1',
      appeal: key.appeal,
      version: key.version,
      lang: key.lang,
      fingerprint: published.hash,
      site: siteOf(sheets),
      number: (last?.number ?? 0) + 1,
      ...(last !== null && { previous: hashOfNote(last.note) }),
      made: formatDay(dayOfInstant(clock())),
      forms,
    }
    if (last?.signer === signer.vkey && listsTheSame(manifestIn(last), manifest)) return true
    const note = signer.sign(writeManifest(manifest, signer.log))
    await keepManifest(tx, key, { number: manifest.number, signer: signer.vkey, note, at: clock() })
    return true
  })
}

/** Whether a list holds as long as these are the stored forms: all that it names are there, and so are all others, or some are still being made. */
function stands(
  kept: KeptManifest,
  { signer, site, files }: { readonly signer: ManifestSigner; readonly site: string; readonly files: readonly string[] },
): boolean {
  const { site: before, forms } = manifestIn(kept)
  if (kept.signer !== signer.vkey || before !== site) return false
  const listed = forms.filter(({ address }) => !address.endsWith('.json')).map(({ sha256 }) => sha256)
  const there = files.filter((file) => file !== unmade && file !== none)
  return listed.every((file) => there.includes(file)) && (files.includes(unmade) || listed.length === there.length)
}

/**
 * Has the lists of all editions made that lack one, and of those whose stored forms, address or key are others by now. Gives how many. To be
 * called at start, once the log was opened.
 */
export async function catchUpOnManifests({ db, sheets, signer: signerNow }: ManifestsNeeds): Promise<number> {
  const signer = await signerNow()
  if (signer === null) return 0
  const printed = new Map((await listSheets(db)).map((edition) => [keyOf(edition), edition.sheets]))
  const left = (await enteredEditions(db)).filter(({ kept, shown, ...edition }) => {
    if (!shown || kept === null) return shown
    const address = pageOf(edition, sheets)
    const made = (printed.get(keyOf(edition)) ?? []).filter((each) => each.address === address)
    const files = printedForms.map((form) => {
      const file = made.find((each) => each.form === form)?.file
      return file === undefined ? unmade : (file ?? none)
    })
    return !stands(kept, { signer, site: siteOf(sheets), files })
  })
  await db.transaction().execute((tx) => enqueueManifests(tx, left))
  return left.length
}

/** Where the site lives. */
const siteOf = (sheets: Sheets): string => new URL(sheets.addressOf('any')).origin

async function formsOf(
  published: PublishedEdition,
  { sheets, files }: { readonly sheets: Sheets; readonly files: readonly string[] },
): Promise<readonly ManifestForm[]> {
  const forms: ManifestForm[] = []
  for (const [ending, { form, type }] of Object.entries(frozenForms)) {
    const bytes =
      form === null ? Buffer.from(canonicalEdition(published.committed), 'utf8') : await bytesOf(published, form, { sheets, files })
    if (bytes === null) continue
    const address = frozenAddress(published.edition, ending as FrozenEnding)
    forms.push({ address, type, length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return forms.toSorted((a, b) => (a.address < b.address ? -1 : 1))
}

/** A form as it is stored; one whose file was lost is made again. Null where none is stored. */
async function bytesOf(
  published: PublishedEdition,
  form: PrintedForm,
  { sheets, files }: { readonly sheets: Sheets; readonly files: readonly string[] },
): Promise<Uint8Array | null> {
  const file = files[printedForms.indexOf(form)]
  if (file === unmade || file === none) return null
  const sheet = await sheets.read(published, form)
  return sheet.kind === 'printed' ? sheet.bytes : null
}

/** Nothing became of a form yet; it was tried, and there is none. */
const [unmade, none] = ['?', '']

type Entered = EditionKey & { readonly original: boolean }

/** The address that stored forms of an edition name. */
const pageOf = ({ appeal, lang, original }: Entered, { addressOf }: Sheets): string => addressOf(appeal, original ? undefined : lang)

/** What is stored of each printed form, in their order. */
async function filesOf(db: Database | Transaction, edition: Entered, sheets: Sheets): Promise<readonly string[]> {
  const files: string[] = []
  for (const form of printedForms) {
    const became = await findSheet(db, edition, { form, address: pageOf(edition, sheets) })
    files.push(became === null ? unmade : became.kind === 'printed' ? became.file : none)
  }
  return files
}
