import { createHash } from 'node:crypto'
import { noRoom, type Clock, type Database, type FileStore, type Log, type Transaction } from '../platform/index.ts'
import { editionPdf } from './pdf/edition-pdf.ts'
import { sealOf } from './proof/index.ts'
import { findSheet, keyOf, recordSheet, type SheetRecord } from './sheets-store.ts'
import { findEdition, type PublishedEdition } from './store.ts'

/** The sheet of an edition for whoever wants to print it (`hash` is the SHA-256 of the bytes), or why there is none. */
export type PrintedSheet =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array; readonly hash: string }
  | Exclude<SheetRecord, { readonly kind: 'printed' }>

export type Sheets = {
  /** The sheet as it is stored. Where there is none yet, or its file is lost or damaged, it is made now and stored. */
  readonly read: (published: PublishedEdition) => Promise<PrintedSheet>
  /** Makes the sheet unless it is there, and records what became of it, also a failure: for the job. */
  readonly make: (published: PublishedEdition) => Promise<PrintedSheet>
  /** Whether the sheet is there or may be had by asking: not when the last attempt came to nothing. */
  readonly mayBeRead: (published: PublishedEdition) => Promise<boolean>
  /** Erases the stored file of a sheet whose edition was redacted. */
  readonly erase: (file: string) => Promise<void>
  /** The address that the sheet of an edition names. */
  readonly addressOf: AddressOf
}

/** The address of the page of an appeal, whole; of its translation where the language of one is given. */
export type AddressOf = (appeal: string, translation?: string) => string

export type SheetsNeeds = {
  readonly db: Database
  readonly files: FileStore
  /** It is printed on the sheet. */
  readonly addressOf: AddressOf
  readonly clock: Clock
  readonly log: Log
}

/**
 * The sheets of an installation: PDFs in its file store, recorded beside the editions. A file is kept before it is
 * recorded, and under its own hash, so that a crash in between leaves nothing but the same bytes to keep again.
 */
export function openSheets({ db, files, addressOf, clock, log }: SheetsNeeds): Sheets {
  const inWork = new Map<string, Promise<PrintedSheet>>()
  const pageOf = ({ edition, original }: PublishedEdition): string => addressOf(edition.appeal, original ? undefined : edition.lang)

  /** One attempt at a time for each edition: the job and every reader who is waiting share it. */
  const print = (published: PublishedEdition): Promise<PrintedSheet> => {
    const key = keyOf(published.edition)
    const begun = inWork.get(key)
    if (begun !== undefined) return begun
    const work = printNow(published).finally(() => inWork.delete(key))
    inWork.set(key, work)
    return work
  }
  const printNow = async (published: PublishedEdition): Promise<PrintedSheet> => {
    const { edition, hash: fingerprint } = published
    const seal = sealOf(published.committed)
    const outcome = await editionPdf(edition, { hash: fingerprint, address: pageOf(published), seal })
    if (outcome.kind !== 'rendered') {
      if (outcome.kind === 'missing-glyphs') await kept(outcome, () => record(published, outcome))
      return outcome
    }
    const { bytes } = outcome
    const hash = createHash('sha256').update(bytes).digest('hex')
    const sheet: PrintedSheet = { kind: 'printed', bytes, hash }
    if (await kept(sheet, async () => record(published, { kind: 'printed', file: await files.keep(bytes) }))) return sheet
    // Something was erased of it meanwhile: what was printed still shows it.
    await files.erase(hash)
    const now = await findEdition(db, edition.appeal, edition.version, edition.lang)
    if (now === null) throw new Error('An edition that was being printed is gone')
    return printNow(now)
  }
  const record = (published: PublishedEdition, became: SheetRecord): Promise<boolean> => {
    const { edition } = published
    return recordSheet(db, edition, { address: pageOf(published), at: clock() }, became, (tx) => isStillSo(tx, published))
  }
  /** For a reader, who needs no room on the disk; the job tries again to keep it. */
  const printToRead = async (published: PublishedEdition): Promise<PrintedSheet> => {
    try {
      return await print(published)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      if (!(await isStillSo(db, published))) throw error.cause
      log.error('sheet not stored', error.cause)
      return error.sheet
    }
  }

  const found = (published: PublishedEdition): Promise<SheetRecord | null> => findSheet(db, published.edition, pageOf(published))
  const stored = async (file: string): Promise<PrintedSheet | null> => {
    const there = await files.read(file)
    if (there.kind === 'found') return { kind: 'printed', bytes: there.bytes, hash: file }
    log.error(there.kind === 'missing' ? 'stored sheet lost, made again' : 'stored sheet damaged, made again')
    return null
  }
  return {
    addressOf,
    erase: (file) => files.erase(file),
    async read(published) {
      const last = await found(published)
      if (last === null) return printToRead(published)
      // A failure is the job's to try again: a reader who reloads must not make the machine fail over and over.
      if (last.kind !== 'printed') return last
      return (await stored(last.file)) ?? printToRead(published)
    },
    async make(published) {
      const last = await found(published)
      const there = last?.kind === 'printed' ? await stored(last.file) : null
      if (there !== null) return there
      const outcome = await print(published)
      if (outcome.kind === 'failed') await record(published, outcome)
      return outcome
    },
    async mayBeRead(published) {
      const last = await found(published)
      return last === null || last.kind === 'printed'
    },
  }
}

async function isStillSo(db: Database | Transaction, { edition, committed }: PublishedEdition): Promise<boolean> {
  const now = await findEdition(db, edition.appeal, edition.version, edition.lang)
  return now !== null && sealOf(now.committed) === sealOf(committed)
}

/** A sheet that was made and could not be kept: there is no room on the disk. */
class NotKept extends Error {
  readonly sheet: PrintedSheet
  constructor(sheet: PrintedSheet, cause: unknown) {
    super('The sheet of an edition was made and could not be kept', { cause })
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
