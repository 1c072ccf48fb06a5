import type { CaseDocument } from '../cases/index.ts'
import type { DerivedKind } from '../sources/index.ts'

/** A stored file that a case named already, that was not here as it was stored, and that a bundle brought back. */
export type BroughtBack = {
  /** Where it lies in the bundle. */
  readonly path: string
  /** The document that names it, the first of several. */
  readonly document: string
  readonly as: 'original' | DerivedKind
  readonly was: 'missing' | 'damaged'
}

/** What the files of a case are, by SHA-256: of which document, and as what. The first that names a file stands for all that do. */
export function filesByName({ documents }: CaseDocument): ReadonlyMap<string, Named> {
  const all = documents.flatMap(({ id, original, derived = [] }): (readonly [string, Named])[] => [
    ...(original === undefined ? [] : [[original.sha256, { document: id, as: 'original' }] as const]),
    ...derived.map(({ sha256, kind }) => [sha256, { document: id, as: kind }] as const),
  ])
  return new Map(all.toReversed())
}

type Named = Pick<BroughtBack, 'document' | 'as'>

/** As it stands after the name of the document: “the original, which was damaged here”. */
export const broughtBackInWords = ({ as, was }: BroughtBack): string =>
  `${partsInWords[as]}, which was ${was === 'missing' ? 'not here any more' : 'damaged here'}`

const partsInWords: Readonly<Record<BroughtBack['as'], string>> = {
  original: 'the original',
  text: 'the words taken of it',
  thumbnail: 'its picture in small',
  'without-metadata': 'the copy without what the file says of itself',
  redacted: 'the copy with words blacked out',
  timestamp: 'its timestamp',
  report: 'what was found in it besides its words',
}
