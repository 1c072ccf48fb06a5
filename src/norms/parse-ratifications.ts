import type { z } from 'zod'
import type { Catalogue } from './catalogue.ts'
import { shapeProblems, type CatalogueProblem, type Invalid } from './catalogue-problem.ts'
import { ratificationsSchema, type WrittenRatification } from './catalogue-schema.ts'
import type { Ratification } from './ratification.ts'

export type RatificationsRead = Omit<Catalogue, 'instruments' | 'norms' | 'languages'>

/** Reads which State is bound by which treaty from what data/ratifications.yaml holds (parsed, not yet checked); names every problem. */
export function parseRatifications(ratifications: unknown): { readonly kind: 'read'; readonly read: RatificationsRead } | Invalid {
  const bound = ratificationsSchema.safeParse(ratifications)
  if (!bound.success) return { kind: 'invalid', problems: shapeProblems('ratifications', bound) }
  const problems = statesProblems(bound.data)
  if (problems.length > 0) return { kind: 'invalid', problems }
  const { states, sources, official, instruments: treaties, disagreements } = bound.data
  const inPublic = new Map(
    [...Object.keys(official), ...disagreements.flatMap(({ a, b }) => [a, b])].map((ids) => [
      named(ids, sources),
      named(ids, { ...sources, ...official }),
    ]),
  )
  const cells = new Map(
    Object.entries(states).flatMap(([code, entries]) =>
      Object.entries(entries).flatMap(([treaty, cell]): [string, Ratification][] =>
        typeof cell === 'string' ? [] : [[`${code} ${treaty}`, standing(cell, { sources, official })]],
      ),
    ),
  )
  return {
    kind: 'read',
    read: {
      states: new Map(Object.entries(states).map(([code, { name }]) => [code, { code, name }])),
      treaties: new Map(Object.entries(treaties)),
      sourceInPublic: (source) => inPublic.get(source) ?? source,
      ratification: (state, instrument) => cells.get(`${state} ${instrument}`) ?? null,
      disagreements: disagreements.map(({ state, instrument, a, a_says, b, b_says }) => ({
        state,
        instrument,
        accounts: [
          { source: named(a, sources), says: a_says },
          { source: named(b, sources), says: b_says },
        ],
      })),
    },
  }
}

/** Two sources that say the same are named together: `oas/scribd2006`. */
const named = (ids: string, names: Readonly<Record<string, string>>): string =>
  ids
    .split('/')
    .map((id) => names[id] ?? id)
    .join('; ')

function statesProblems({
  states,
  instruments,
  disagreements,
  sources,
  official,
}: z.infer<typeof ratificationsSchema>): readonly CatalogueProblem[] {
  const cells = Object.entries(states).flatMap(([code, entries]) => Object.entries(entries).map(([key, cell]) => ({ code, key, cell })))
  return [
    ...Object.keys(official)
      .filter((id) => !(id in sources))
      .map((id) => ({ at: `ratifications official ${id}`, message: 'no such source' })),
    ...cells
      .filter(({ key, cell }) => key !== 'name' && (!(key in instruments) || typeof cell === 'string'))
      .map(({ code, key }) => ({ at: `ratifications ${code}`, message: `there is no treaty '${key}', or its entry is not one` })),
    ...disagreements
      .filter(({ state, instrument }) => !(state in states) || !(instrument in instruments))
      .map(({ state, instrument }) => ({ at: `ratifications disagreements ${state} ${instrument}`, message: 'no such State or treaty' })),
  ]
}

type Named = Pick<z.infer<typeof ratificationsSchema>, 'sources' | 'official'>

function standing(cell: WrittenRatification, { sources, official }: Named): Ratification {
  const note = noteOf(cell, { sources, official })
  const read = cell.source.map((source) => named(source, sources))
  return {
    status: cell.status,
    ...(cell.bound_since === null ? {} : { boundSince: cell.bound_since }),
    ...(cell.in_force === undefined ? {} : { inForce: cell.in_force }),
    ...(cell.ended === undefined ? {} : { until: cell.ended }),
    confirmed: cell.confirmed,
    source: read.join('; '),
    sources: read,
    ...(note === '' ? {} : { note }),
  }
}

/** What else is known of it, in sentences: a source is called by its name and not by its key. */
function noteOf({ withdrawal_notice, notes }: WrittenRatification, { sources, official }: Named): string {
  const said = (notes ?? '').replaceAll(/\b[a-z]+\d{4}\b|\bafcoal\b/g, (key) => (official[key] ?? sources[key])?.split(/ \(|, /)[0] ?? key)
  const sentence = said.replace(/^[a-z](?=[a-z]* )/, (letter) => letter.toUpperCase()).replace(/(?<![.)])$/, '.')
  return [
    ...(withdrawal_notice === undefined ? [] : [`Notice of withdrawal: ${withdrawal_notice}.`]),
    ...(said === '' ? [] : [sentence]),
  ].join(' ')
}
