import type { z } from 'zod'
import type { Fact, FactDictionary } from '../claims/index.ts'
import type { Catalogue } from './catalogue.ts'
import { normsSchema, ratificationsSchema, type WrittenNorm, type WrittenRatification } from './catalogue-schema.ts'
import { testsOf, type Instrument, type Norm, type Test } from './norm.ts'
import type { Ratification } from './ratification.ts'

/** One thing that is wrong, and where: `norms nmr-44`, `ratifications PE cat`. */
export type CatalogueProblem = { readonly at: string; readonly message: string }
export type ReadCatalogue =
  | { readonly kind: 'read'; readonly catalogue: Catalogue }
  | { readonly kind: 'invalid'; readonly problems: readonly CatalogueProblem[] }

/**
 * Reads the catalogue from what data/norms.yaml and data/ratifications.yaml hold (parsed, not yet checked) against the
 * dictionary of facts. Refuses unknown facts, values that a fact cannot have, ids and instruments that are missing or
 * there twice, years that cannot be; names every problem.
 */
export function parseCatalogue(norms: unknown, ratifications: unknown, facts: FactDictionary): ReadCatalogue {
  const written = normsSchema.safeParse(norms)
  const bound = ratificationsSchema.safeParse(ratifications)
  if (!written.success || !bound.success)
    return { kind: 'invalid', problems: [...shapeProblems('norms', written), ...shapeProblems('ratifications', bound)] }
  const instruments = new Map(
    Object.entries(written.data.instruments).map(([id, instrument]): [string, Instrument] => [id, { id, ...instrument }]),
  )
  const byId = new Map(written.data.norms.map((norm): [string, Norm] => [norm.id, read(norm)]))
  const problems = [
    ...twice(written.data.norms.map(({ id }) => id)).map((id) => ({ at: `norms ${id}`, message: 'this id is there twice' })),
    ...[...instruments.keys()]
      .filter((id) => reserved.has(id))
      .map((id) => ({ at: `norms ${id}`, message: 'this id is the name of a page' })),
    ...[...byId.values()].flatMap((norm) => problemsOf(norm, instruments, facts)),
    ...statesProblems(bound.data),
  ]
  if (problems.length > 0) return { kind: 'invalid', problems }
  const { states, sources, instruments: treaties, disagreements } = bound.data
  const cells = new Map(
    Object.entries(states).flatMap(([code, entries]) =>
      Object.entries(entries).flatMap(([treaty, cell]): [string, Ratification][] =>
        typeof cell === 'string' ? [] : [[`${code} ${treaty}`, standing(cell, sources)]],
      ),
    ),
  )
  return {
    kind: 'read',
    catalogue: {
      instruments,
      norms: byId,
      states: new Map(Object.entries(states).map(([code, { name }]) => [code, { code, name }])),
      treaties: new Map(Object.entries(treaties)),
      ratification: (state, instrument) => cells.get(`${state} ${instrument}`) ?? null,
      disagreements: disagreements.map(({ state, instrument, a, a_says, b, b_says }) => ({
        state,
        instrument,
        accounts: [
          { source: sources[a] ?? a, says: a_says },
          { source: sources[b] ?? b, says: b_says },
        ],
      })),
    },
  }
}

function shapeProblems(file: string, { error }: z.ZodSafeParseResult<unknown>): readonly CatalogueProblem[] {
  return error === undefined ? [] : error.issues.map(({ path, message }) => ({ at: `${file} ${path.join('.')}`, message }))
}

function read({ applies_when, heuristic_threshold, translations, review, source, was, ...norm }: WrittenNorm): Norm {
  return {
    ...norm,
    paraphrases: { en: { text: norm.paraphrase, review }, ...translations },
    condition: applies_when,
    ...(source === undefined ? {} : { source }),
    ...(was === undefined ? {} : { was }),
    ...(heuristic_threshold ? { ours: true } : {}),
  }
}

function problemsOf(norm: Norm, instruments: ReadonlyMap<string, Instrument>, facts: FactDictionary): readonly CatalogueProblem[] {
  const instrument = instruments.get(norm.instrument)
  const messages = [
    ...(reserved.has(norm.id) ? ['this id is the name of a page'] : []),
    ...(instrument === undefined ? [`there is no instrument '${norm.instrument}'`] : []),
    ...(instrument !== undefined && instrument.force !== norm.force ? [`its force is not that of ${norm.instrument}`] : []),
    ...((norm.condition === null) === (norm.check === 'manual') ? [] : ["a norm without a condition is 'manual', and no other"]),
    ...testsOf(norm.condition).flatMap((test) => unfit(test, facts.get(test.fact))),
  ]
  return messages.map((message) => ({ at: `norms ${norm.id}`, message }))
}

/** Under /norms these are pages, and no instrument or norm. */
const reserved: ReadonlySet<string> = new Set(['states', 'settings'])

/** What makes a question one that its fact cannot answer. */
function unfit(test: Test, fact: Fact | undefined): readonly string[] {
  if (fact === undefined) return [`the dictionary has no fact '${test.fact}'`]
  const { op, value } = test
  const says = `'${test.fact}' is of type ${fact.type}: ${op} ${String(value)} cannot be asked of it`
  switch (fact.type) {
    case 'number':
      return typeof value === 'number' ? [] : [says]
    case 'bool':
      return typeof value === 'boolean' && (op === 'eq' || op === 'ne') ? [] : [says]
    case 'enum': {
      const asked: readonly unknown[] = op === 'in' ? [value].flat() : [value]
      const compared = op === 'eq' || op === 'ne' || (op === 'in' && Array.isArray(value))
      return compared && asked.every((one) => typeof one === 'string' && fact.values?.includes(one)) ? [] : [says]
    }
    case 'text':
      return (op === 'in' && Array.isArray(value)) || ((op === 'eq' || op === 'ne') && typeof value === 'string') ? [] : [says]
    case 'date':
    case 'place':
    case 'duration':
      break
  }
  return [says]
}

function statesProblems({ states, instruments, disagreements }: z.infer<typeof ratificationsSchema>): readonly CatalogueProblem[] {
  const cells = Object.entries(states).flatMap(([code, entries]) => Object.entries(entries).map(([key, cell]) => ({ code, key, cell })))
  return [
    ...cells
      .filter(({ key, cell }) => key !== 'name' && (!(key in instruments) || typeof cell === 'string'))
      .map(({ code, key }) => ({ at: `ratifications ${code}`, message: `there is no treaty '${key}', or its entry is not one` })),
    ...disagreements
      .filter(({ state, instrument }) => !(state in states) || !(instrument in instruments))
      .map(({ state, instrument }) => ({ at: `ratifications disagreements ${state} ${instrument}`, message: 'no such State or treaty' })),
  ]
}

function standing(cell: WrittenRatification, sources: Readonly<Record<string, string>>): Ratification {
  const note = noteOf(cell, sources)
  const named = cell.source.map((source) => sources[source] ?? source)
  return {
    status: cell.status,
    ...(cell.bound_since === null ? {} : { boundSince: cell.bound_since }),
    ...(cell.in_force === undefined ? {} : { inForce: cell.in_force }),
    ...(cell.ended === undefined ? {} : { until: cell.ended }),
    confirmed: cell.confirmed,
    source: named.join('; '),
    sources: named,
    ...(note === '' ? {} : { note }),
  }
}

/** What else is known of it, in sentences: a source is called by its name and not by its key. */
function noteOf({ withdrawal_notice, notes }: WrittenRatification, sources: Readonly<Record<string, string>>): string {
  const said = (notes ?? '').replaceAll(/\b[a-z]+\d{4}\b|\bafcoal\b/g, (key) => sources[key]?.split(/ \(|, /)[0] ?? key)
  const sentence = said.replace(/^[a-z](?=[a-z]* )/, (letter) => letter.toUpperCase()).replace(/(?<![.)])$/, '.')
  return [
    ...(withdrawal_notice === undefined ? [] : [`Notice of withdrawal: ${withdrawal_notice}.`]),
    ...(said === '' ? [] : [sentence]),
  ].join(' ')
}

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, at) => ids.indexOf(id) !== at)
