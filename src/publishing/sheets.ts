import { createHash } from 'node:crypto'
import { noRoom, type Clock, type Database, type FileStore, type Log, type PdfOutcome, type Transaction } from '../platform/index.ts'
import { sealOf } from './proof/index.ts'
import { frozenText } from './forms/frozen-texts.ts'
import { makeForm } from './forms/make-form.ts'
import { findSheet, keyOf, recordSheet, type PrintedForm, type SheetRecord, type WrittenForm } from './sheets-store.ts'
import { asRead, findEdition, type PublishedEdition } from './store.ts'

/** A form of an edition for whoever asks for it (`hash` is the SHA-256 of the bytes), or why there is none. */
export type PrintedSheet =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array; readonly hash: string }
  | Exclude<SheetRecord, { readonly kind: 'printed' }>

/** The stored forms of editions; where no form is named, the sheet is meant. */
export type Sheets = {
  /** The form as it is stored. Where there is none yet, or its file is lost or damaged, it is made now and stored. */
  readonly read: (published: PublishedEdition, form?: PrintedForm) => Promise<PrintedSheet>
  /** Makes the form unless it is there, and records what became of it, also a failure: for the job. */
  readonly make: (published: PublishedEdition, form?: PrintedForm) => Promise<PrintedSheet>
  /** Whether the form is there or may be had by asking: not when the last attempt came to nothing. */
  readonly mayBeRead: (published: PublishedEdition, form?: PrintedForm) => Promise<boolean>
  /** Erases the stored file of a form whose edition was redacted. */
  readonly erase: (file: string) => Promise<void>
  /** The address that the forms of an edition name. */
  readonly addressOf: AddressOf
}

/** The address of the page of an appeal, whole; of its translation where the language of one is given. */
export type AddressOf = (appeal: string, translation?: string) => string

export type SheetsNeeds = {
  readonly db: Database
  readonly files: FileStore
  /** It is printed on them. */
  readonly addressOf: AddressOf
  readonly clock: Clock
  readonly log: Log
}

/**
 * The sheets, posters and cards of an installation: PDFs and PNGs in its file store, recorded beside the editions. A file is kept before it is
 * recorded, and under its own hash, so that a crash in between leaves nothing but the same bytes to keep again.
 */
export function openSheets({ db, files, addressOf, clock, log }: SheetsNeeds): Sheets {
  const inWork = new Map<string, Promise<PrintedSheet>>()
  const pageOf = ({ edition, original }: PublishedEdition): string => addressOf(edition.appeal, original ? undefined : edition.lang)

  /** One attempt at a time for each: the job and every reader who is waiting share it. */
  const print = (published: PublishedEdition, form: PrintedForm): Promise<PrintedSheet> => {
    const key = `${form} ${keyOf(published.edition)}`
    const begun = inWork.get(key)
    if (begun !== undefined) return begun
    const work = printNow(published, form).finally(() => inWork.delete(key))
    inWork.set(key, work)
    return work
  }
  const printNow = async (published: PublishedEdition, form: PrintedForm): Promise<PrintedSheet> => {
    // Printed as it was published, whatever readers of its page are told of it now.
    const [edition, fingerprint] = [asRead(published.committed), published.hash]
    const seal = sealOf(published.committed)
    const place = { hash: fingerprint, address: pageOf(published), seal }
    const outcome: PdfOutcome = isWritten(form)
      ? { kind: 'rendered', bytes: frozenText(form, { ...published, edition }, place) }
      : await makeForm(form, edition, place)
    if (outcome.kind !== 'rendered') {
      if (outcome.kind === 'missing-glyphs') await kept(outcome, () => record(published, form, outcome))
      return outcome
    }
    const { bytes } = outcome
    const hash = createHash('sha256').update(bytes).digest('hex')
    const sheet: PrintedSheet = { kind: 'printed', bytes, hash }
    const keep = async (): Promise<boolean> => record(published, form, { kind: 'printed', file: await files.keep(bytes) })
    if (await kept(sheet, keep)) return sheet
    // Something was erased of it meanwhile: what was printed still shows it.
    await files.erase(hash)
    const now = await findEdition(db, edition.appeal, edition.version, edition.lang)
    if (now === null) throw new Error('An edition that was being printed is gone')
    return printNow(now, form)
  }
  const record = (published: PublishedEdition, form: PrintedForm, became: SheetRecord): Promise<boolean> => {
    const place = { form, address: pageOf(published), at: clock() }
    return recordSheet(db, published.edition, place, became, (tx) => isStillSo(tx, published))
  }
  /** For a reader, who needs no room on the disk; the job tries again to keep it. */
  const printToRead = async (published: PublishedEdition, form: PrintedForm): Promise<PrintedSheet> => {
    try {
      return await print(published, form)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      if (!(await isStillSo(db, published))) throw error.cause
      log.error(`${form} not stored`, error.cause)
      return error.sheet
    }
  }

  const found = (published: PublishedEdition, form: PrintedForm): Promise<SheetRecord | null> =>
    findSheet(db, published.edition, { form, address: pageOf(published) })
  const stored = async (file: string, form: PrintedForm): Promise<PrintedSheet | null> => {
    const there = await files.read(file)
    if (there.kind === 'found') return { kind: 'printed', bytes: there.bytes, hash: file }
    log.error(`stored ${form} ${there.kind === 'missing' ? 'lost' : 'damaged'}, made again`)
    return null
  }
  return {
    addressOf,
    erase: (file) => files.erase(file),
    async read(published, form = 'sheet') {
      const last = await found(published, form)
      if (last === null) return printToRead(published, form)
      // A failure is the job's to try again: a reader who reloads must not make the machine fail over and over.
      if (last.kind !== 'printed') return last
      return (await stored(last.file, form)) ?? printToRead(published, form)
    },
    async make(published, form = 'sheet') {
      const last = await found(published, form)
      const there = last?.kind === 'printed' ? await stored(last.file, form) : null
      if (there !== null) return there
      const outcome = await print(published, form)
      if (outcome.kind === 'failed') await record(published, form, outcome)
      return outcome
    },
    async mayBeRead(published, form = 'sheet') {
      const last = await found(published, form)
      return last === null || last.kind === 'printed'
    },
  }
}

const isWritten = (form: PrintedForm): form is WrittenForm => form === 'text' || form === 'mail'

async function isStillSo(db: Database | Transaction, { edition, committed }: PublishedEdition): Promise<boolean> {
  const now = await findEdition(db, edition.appeal, edition.version, edition.lang)
  return now !== null && sealOf(now.committed) === sealOf(committed)
}

/** What was made and could not be kept: there is no room on the disk. */
class NotKept extends Error {
  readonly sheet: PrintedSheet
  constructor(sheet: PrintedSheet, cause: unknown) {
    super('A form of an edition was made and could not be kept', { cause })
    this.sheet = sheet
  }
}

async function kept<Outcome>(sheet: PrintedSheet, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    throw noRoom(error) ? new NotKept(sheet, error) : error
  }
}
