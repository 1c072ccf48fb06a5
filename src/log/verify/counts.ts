import type { Disclosure } from './entry.ts'

/** Whether something still counts. */
export type Standing = 'counted' | 'withdrawn' | 'removed'

/** What the log says of one appeal. */
export type AppealCounts = {
  /** Confirmed persons that were neither withdrawn nor removed. */
  readonly total: number
  readonly editions: readonly EditionCount[]
  readonly byDisclosure: Readonly<Record<Disclosure, number>>
  /** ISO 3166-1 alpha-2 and how many, the most first. */
  readonly byCountry: readonly (readonly [country: string, count: number])[]
  readonly withoutCountry: number
  readonly withdrawn: number
  /** Reason and how many, the most first. */
  readonly removed: readonly (readonly [reason: string, count: number])[]
  readonly organisations: readonly CountedOrganisation[]
  readonly batches: readonly CountedBatch[]
  readonly audits: readonly CountedAudit[]
  /** The index of the entry that closed it. */
  readonly closed: number | null
}

/** How many signed under one version in one language, and the index of its entry. */
export type EditionCount = {
  readonly index: number
  readonly version: number
  readonly lang: string
  readonly hash: string
  readonly total: number
}
export type CountedOrganisation = { readonly index: number; readonly edition: number; readonly hash: string; readonly standing: Standing }
export type CountedBatch = {
  readonly index: number
  readonly edition: number
  readonly claimed: number
  readonly accepted: number
  readonly scan: string | null
  readonly hash: string
  readonly standing: Standing
}
export type CountedAudit = {
  readonly index: number
  readonly edition: number
  readonly sampled: number
  readonly bad: number
  readonly hash: string
}

/** The same while it is being counted. */
export type CountedAppeal = {
  total: number
  readonly editions: Map<string, Omit<EditionCount, 'total'> & { total: number }>
  readonly byDisclosure: Record<Disclosure, number>
  readonly byCountry: Map<string, number>
  withoutCountry: number
  withdrawn: number
  readonly removed: Map<string, number>
  readonly organisations: Standable<CountedOrganisation>[]
  readonly batches: Standable<CountedBatch>[]
  readonly audits: CountedAudit[]
  closed: number | null
}

type Standable<Counted> = Omit<Counted, 'standing'> & { readonly standing: () => Standing }

export const newAppeal = (): CountedAppeal => ({
  total: 0,
  editions: new Map(),
  byDisclosure: { n: 0, a: 0, c: 0 },
  byCountry: new Map(),
  withoutCountry: 0,
  withdrawn: 0,
  removed: new Map(),
  organisations: [],
  batches: [],
  audits: [],
  closed: null,
})

/** What has been counted up to now. */
export const countsOf = (appeal: CountedAppeal): AppealCounts => ({
  total: appeal.total,
  editions: [...appeal.editions.values()].map((edition) => ({ ...edition })),
  byDisclosure: { ...appeal.byDisclosure },
  byCountry: mostFirst(appeal.byCountry),
  withoutCountry: appeal.withoutCountry,
  withdrawn: appeal.withdrawn,
  removed: mostFirst(appeal.removed),
  organisations: appeal.organisations.map((organisation) => ({ ...organisation, standing: organisation.standing() })),
  batches: appeal.batches.map((batch) => ({ ...batch, standing: batch.standing() })),
  audits: [...appeal.audits],
  closed: appeal.closed,
})

const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, of], [b, than]) => than - of || (a < b ? -1 : 1))
