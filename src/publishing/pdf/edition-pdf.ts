import { amiri, notoSansHans, notoSerif, projectPath, renderPdf, type PdfOutcome } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { composeSheet, type SheetOrigin } from './compose-sheet.ts'

/**
 * An edition as the PDF a campaigner prints: the letter on the first A4 page, how we know on the second, more when it is
 * longer. The same edition, hash and address give the same bytes. Refuses, by name, characters that no font at hand has
 * (`missing-glyphs`); an address that is not http or https is a bug and throws.
 */
export async function editionPdf(edition: Edition, origin: SheetOrigin): Promise<PdfOutcome> {
  if (origin.address !== undefined && !/^https?:\/\//.test(origin.address)) throw new Error(`'${origin.address}' is not the address of a page`)
  const sheet = composeSheet(edition, origin)
  const fonts = needsChinese(JSON.stringify(sheet)) || sheet.script === 'han' ? [notoSerif, amiri, notoSansHans] : [notoSerif, amiri]
  return renderPdf(projectPath('src', 'publishing', 'pdf', 'sheet.typ'), sheet, { date: edition.published, fonts })
}

const needsChinese = (text: string): boolean => /[\p{Script_Extensions=Han}\p{Script=Bopomofo}\uff00-\uffef]/u.test(text)
