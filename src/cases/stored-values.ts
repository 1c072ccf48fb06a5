import type { FactValue, Sensitivity } from '../claims/index.ts'
import type { RawCase } from './case-schema.ts'
import type { EntryList } from './entry-schemas.ts'
import type { PlainEntry } from './plain-case.ts'

type Claim = RawCase['claims'][number]
type Assertion = Claim['asserts'][number]

/** A claim as it is kept: its assertions with their types, so that it can be read without the dictionary it was written under. */
export type StoredClaim = Omit<Claim, 'asserts' | 'retracted'> & {
  readonly asserts: readonly (Assertion & { readonly type: FactValue['type'] })[]
}

/** That a claim was taken back: an entry of its own. */
export type StoredRetraction = NonNullable<Claim['retracted']> & { readonly claim: string }

/** The first mark of a claim, or a stricter one. */
export type StoredTightening = { readonly claim: string; readonly sensitivity: Sensitivity }

/** What the entries of each list hold once they are opened. */
export type StoredValues = {
  readonly [List in EntryList]: List extends 'head'
    ? RawCase['case']
    : List extends 'claims'
      ? StoredClaim
      : List extends 'retractions'
        ? StoredRetraction
        : List extends 'tightenings'
          ? StoredTightening
          : List extends Exclude<keyof RawCase, 'appeals' | 'case'>
            ? RawCase[List][number]
            : PlainEntry
}
