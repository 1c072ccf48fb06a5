import { copiesOf } from '../../../documents/index.ts'
import type { CopyKind, DerivedFile, SourceDocument } from '../../../sources/index.ts'
import type { CaseVisit } from '../visit.ts'
import { documentAsked } from './document-asked.ts'

/** A copy of a document that was made to be shown to others. */
export type AskedCopy = { readonly document: SourceDocument; readonly copy: DerivedFile & { readonly kind: CopyKind } }

/** The copy in the address, as far as this member may read its document; undefined where there is none for them. */
export async function copyAsked(visit: CaseVisit): Promise<AskedCopy | undefined> {
  const document = await documentAsked(visit)
  const copy = document && copiesOf(document).find(({ sha256 }) => sha256 === visit.c.req.param('file'))
  return document === undefined || copy === undefined ? undefined : { document, copy }
}

export const copyInWords: Readonly<Record<CopyKind, string>> = {
  'without-metadata': 'Without what the file says of itself',
  redacted: 'Redacted',
}
