import type { CatalogueLanguage } from './catalogue-language.ts'
import type { Instrument, Norm } from './norm.ts'
import type { Disagreement, Ratification, State } from './ratification.ts'

/** The norms with their instruments, and which State is bound by which treaty. */
export type Catalogue = {
  readonly instruments: ReadonlyMap<string, Instrument>
  /** By id, those of one instrument side by side in the order of the catalogue. */
  readonly norms: ReadonlyMap<string, Norm>
  /** What it says in other languages than English, by BCP 47 tag. */
  readonly languages: ReadonlyMap<string, CatalogueLanguage>
  readonly states: ReadonlyMap<string, State>
  /** Titles by id of all that States ratify or accept: treaties of the norms, and protocols and declarations beside them. */
  readonly treaties: ReadonlyMap<string, string>
  /** How a State (ISO 3166-1) stands to an instrument; null: not covered, which never means "not bound". */
  readonly ratification: (state: string, instrument: string) => Ratification | null
  readonly disagreements: readonly Disagreement[]
  /** What readers are told of a source of ratifications: whose list it is, and of when, in the place of where we read it. */
  readonly sourceInPublic: (source: string) => string
}

/** The norms of one instrument, in the order of the catalogue. */
export const normsOf = (catalogue: Catalogue, instrument: string): readonly Norm[] =>
  [...catalogue.norms.values()].filter((norm) => norm.instrument === instrument)

/**
 * Whether an instrument of a region concerns a State: `universal` always, a State's code only that State, a part of the
 * world where a treaty of that part has an entry for the State. Pure soft law of a region has no ratifications of its own.
 */
export function concerns(catalogue: Catalogue, region: string, state: string): boolean {
  if (region === 'universal' || region === state) return true
  return [...catalogue.instruments.values()].some(
    (other) => other.region === region && other.force === 'treaty' && catalogue.ratification(state, other.id) !== null,
  )
}
