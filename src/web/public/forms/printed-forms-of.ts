import type { PublishedEdition, Sheets } from '../../../publishing/index.ts'
import { printedAs, type PrintedAppealForm } from '../../routes.ts'

/** Of the forms that are made once, those of an edition that may be had. */
export async function printedFormsOf(published: PublishedEdition, sheets: Sheets): Promise<readonly PrintedAppealForm[]> {
  const forms = Object.keys(printedAs) as PrintedAppealForm[]
  const mayBe = await Promise.all(forms.map((form) => sheets.mayBeRead(published, printedAs[form])))
  return forms.filter((_, index) => mayBe[index])
}
