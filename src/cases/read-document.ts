import type { SourceDate } from '../kit/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import type { RawCase } from './case-schema.ts'
import { withDates } from './read-dates.ts'

type RawDocument = RawCase['documents'][number]
type Unread = (at: readonly (string | number)[], date: SourceDate & { kind: 'unparsed' }) => void

/** A document as a file or a row writes it, its dates parsed; those that cannot be read are told with where they stand in it. */
export function readDocument({ captured, derived, discarded, ...raw }: RawDocument, unread: Unread = () => undefined): SourceDocument {
  const within =
    (...at: readonly (string | number)[]) =>
    (name: string, date: SourceDate & { kind: 'unparsed' }): void =>
      unread([...at, name], date)
  return {
    ...withDates(raw, ['published', 'accessed'], within()),
    ...(captured && { captured: withDates(captured, ['on'], within('captured')) }),
    ...(derived && { derived: derived.map((file, index) => withDates(file, ['on'], within('derived', index))) }),
    ...(discarded && { discarded: discarded.map((copy, index) => withDates(copy, ['on'], within('discarded', index))) }),
  }
}
