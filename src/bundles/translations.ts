import { findAppeal } from '../appeals/index.ts'
import { copyFor, type CaseDocument } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import { canonicalJson } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import {
  exchangeFileOf,
  importFile,
  languagesBegun,
  largestExchangeFile,
  readExchange,
  readTranslation,
  writeXliff,
} from '../translations/index.ts'
import type { BundledText } from './make-bundle.ts'
import type { Manifest } from './manifest.ts'
import type { BundleSource } from './read-bundle.ts'

/** In which folder of a bundle they lie. */
const translationsFolder = 'translations/'

/**
 * The translations of the appeals of a case, one for each language that was begun: XLIFF 2.0, as translators are sent it. Of an appeal of which anything is left out for those
 * for whom the copy is none goes along; nor with a copy for everybody: notes and remarks in them are the team's.
 */
export async function translationsFor(
  db: Database | Transaction,
  whole: CaseDocument,
  clearance: Sensitivity,
): Promise<readonly BundledText[]> {
  if (clearance === 'public') return []
  const shown = new Map(copyFor(whole, clearance).appeals.map((appeal) => [appeal.id, canonicalJson(appeal)]))
  const made: BundledText[] = []
  for (const appeal of whole.appeals) {
    if (shown.get(appeal.id) !== canonicalJson(appeal)) continue
    for (const lang of await languagesBegun(db, appeal.id)) {
      if (lang === appeal.lang) continue
      const { translation, entries } = await readTranslation(db, appeal, lang)
      made.push({
        path: `${translationsFolder}${appeal.id}.${lang}.xlf`,
        media_type: 'application/xliff+xml',
        text: Buffer.from(writeXliff(exchangeFileOf(appeal, translation, entries))).toString(),
      })
    }
  }
  return made.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export type TakenTranslations =
  /** How many sentences were written. */
  { readonly kind: 'taken'; readonly sentences: number } | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Takes the translations of a bundle into the appeals that came with its case, as files of translators are: as drafts or for review, never
 * approved, and nothing that somebody changed here since. Refuses what is no such file, or of no appeal of the case.
 */
export async function takeTranslations(
  tx: Transaction,
  { source, manifest, document }: { readonly source: BundleSource; readonly manifest: Manifest; readonly document: CaseDocument },
  writing: { readonly by: string; readonly at: Date },
): Promise<TakenTranslations> {
  let sentences = 0
  for (const { path } of manifest.files.filter((file) => file.path.startsWith(translationsFolder))) {
    const bytes = await source.read(path, largestExchangeFile)
    if (bytes === null) return refused(`${path} changed while it was read`)
    const read = readExchange(bytes)
    if (read.kind === 'unreadable') return refused(`${path}: ${read.reason}`)
    const { appeal: id, lang } = read.file
    // What it names may be an appeal of another case, in which whoever imports has no say.
    if (!document.appeals.some((appeal) => appeal.id === id)) return refused(`${path} is of ${id}, which is no appeal of this case`)
    const found = await findAppeal(tx, id)
    if (found.kind !== 'found') continue
    const outcome = await importFile(tx, { appeal: found.appeal, lang }, read.file, writing)
    if (outcome.kind === 'read') sentences += outcome.written
  }
  return { kind: 'taken', sentences }
}

const refused = (reason: string): TakenTranslations => ({ kind: 'refused', reasons: [reason] })
