import { projectPath, renderPdf, type PdfOutcome } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { composeSheet } from './compose-sheet.ts'
import { sheetLayouts } from './fit-sheet.ts'
import { typefacesFor } from './typesetting.ts'

/** What is printed beside an edition: its fingerprint, and the http or https address of its page, when it has one. */
export type EditionPlace = {
  readonly hash: string
  readonly address?: string
  /** Goes into the file's keywords (see sealOf). */
  readonly seal?: string
}

/**
 * An edition as the PDF a campaigner prints: the letter on the first A4 page, how we know on the second, more when it is
 * longer. The same edition and place give the same bytes. Refuses, by name, characters that no font at hand has
 * (`missing-glyphs`) and answers `failed` as renderPdf does; an address that is not http or https is a bug and throws.
 */
export async function editionPdf(edition: Edition, place: EditionPlace): Promise<PdfOutcome> {
  const { address, seal } = place
  if (address !== undefined && !/^https?:\/\//.test(address)) throw new Error(`'${address}' is not the address of a page`)
  const sheet = { ...composeSheet(edition, place), seal: seal ?? null }
  const fonts = typefacesFor(sheet)
  const template = projectPath('src', 'publishing', 'pdf', 'sheet.typ')
  let outcome: PdfOutcome = { kind: 'failed', message: 'There is no layout for this sheet.' }
  for (const layout of sheetLayouts(sheet)) {
    outcome = await renderPdf(template, { ...sheet, layout }, { date: edition.published, fonts })
    if (outcome.kind !== 'rendered' || pagesOf(outcome.bytes) <= 2) return outcome
  }
  return outcome
}

/** The number of pages, from the page tree that Typst writes in the clear (PDF 1.7, 7.7.3.2). */
export const pagesOf = (bytes: Uint8Array): number =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? Number.NaN)
