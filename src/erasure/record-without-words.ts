import { readAppealFile, writeAppealFile, type Appeal } from '../cases/index.ts'
import type { Mention } from './find-mentions.ts'
import { spellingsOf, type Spellings } from './spellings.ts'
import { gap, withoutWords, type NewIds } from './without-words.ts'

const nothing = spellingsOf([])

/**
 * What a record says without the words (null: the words stay) and with its ids renamed. An appeal that stands alone is kept
 * as the text of a file, which is taken apart and written anew, so that a gap does not become markup of the file.
 */
export function withoutRecordWords({ table, value, wholly }: Mention, spellings: Spellings | null, ids: NewIds): unknown {
  const without = (plain: unknown): unknown => withoutWords(plain, spellings ?? nothing, ids)
  if (spellings !== null && wholly.length > 0)
    return Object.fromEntries(
      Object.entries(value as object).map(([name, item]) => [name, wholly.includes(`/${name}`) ? gap : without(item)]),
    )
  if (table !== 'appeals' || typeof value !== 'string') return without(value)
  const read = readAppealFile(value, { file: 'an appeal' })
  return read.kind === 'read' ? writeAppealFile(without(read.appeal) as Appeal) : without(value)
}
