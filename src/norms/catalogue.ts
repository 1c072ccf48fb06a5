import type { Instrument, Norm } from './norm.ts'
import type { Disagreement, Ratification, State } from './ratification.ts'

/** The norms with their instruments, and which State is bound by which treaty. */
export type Catalogue = {
  readonly instruments: ReadonlyMap<string, Instrument>
  /** By id, those of one instrument side by side in the order of the catalogue. */
  readonly norms: ReadonlyMap<string, Norm>
  readonly states: ReadonlyMap<string, State>
  /** Titles by id of all that States ratify or accept: treaties of the norms, and protocols and declarations beside them. */
  readonly treaties: ReadonlyMap<string, string>
  /** How a State (ISO 3166-1) stands to an instrument; null: not covered, which never means "not bound". */
  readonly ratification: (state: string, instrument: string) => Ratification | null
  readonly disagreements: readonly Disagreement[]
}

/** A norm as it is cited: "Nelson Mandela Rules, Rule 44". */
export function citationOf(catalogue: Catalogue, norm: Norm): string {
  const instrument = catalogue.instruments.get(norm.instrument)
  return `${instrument === undefined ? norm.instrument : shortTitle(instrument)}, ${norm.cite}`
}

/** What people call an instrument: the name in the brackets at the end of its title, else the title. */
export const shortTitle = ({ title }: Instrument): string => /\((?:the )?([A-Z][^)]+)\)$/.exec(title)?.[1] ?? title

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
