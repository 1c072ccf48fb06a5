import { printOf, type Print, type PublishedEdition } from '../../../publishing/index.ts'

/** A version that readers see, with what it prints. */
export type VersionShown = { readonly version: number; readonly print: Print }

/** The newest version of an appeal; null where there is none, or it was taken down. */
export const versionShown = (newest: PublishedEdition | null): VersionShown | null =>
  newest === null || newest.takenDown !== undefined ? null : { version: newest.edition.version, print: printOf(newest.edition) }
