import { describeDate, parseDate } from '../../kit/index.ts'
import { sheetWordsFor } from '../pdf/words.ts'
import { plainText } from '../plain-text.ts'
import type { WrittenForm } from '../sheets-store.ts'
import type { PublishedEdition } from '../store.ts'
import { wordsFor } from '../words/index.ts'
import { wrap } from '../wrap.ts'
import { mailText } from './mail-text.ts'

/**
 * A text of an edition as it was published, which is kept as its sheet is: without what was noted since, so it says of which day it is
 * and that the page has the rest. Takes the address of the appeal's page and the seal of the edition, which stands in it so that the
 * hash of an erased text does not let its words be tried.
 */
export function frozenText(
  form: WrittenForm,
  { edition, committed, hash }: Pick<PublishedEdition, 'edition' | 'committed' | 'hash'>,
  { address, seal }: { readonly address: string; readonly seal: string },
): Uint8Array {
  const words = wordsFor(edition.lang)
  // Of a later version it knows nothing.
  const alone = { edition, committed, hash, newest: edition.version }
  const text = form === 'text' ? plainText(alone, address) : `${mailText(alone, address)}\n${words.method.hash}:\n${hash}\n`
  const asOf = sheetWordsFor(edition.lang).asOf(describeDate(parseDate(edition.published), words.lang))
  return Buffer.from(`${text}\n${wrap(asOf)}\namparo-seal: ${seal}\n`, 'utf8')
}
