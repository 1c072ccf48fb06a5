import type { Fact, FactDictionary } from '../claims/index.ts'
import type { Catalogue } from './catalogue.ts'
import { shapeProblems, type CatalogueProblem, type Invalid } from './catalogue-problem.ts'
import { normsSchema, type WrittenNorm } from './catalogue-schema.ts'
import { parseNormWords } from './parse-norm-words.ts'
import { testsOf, type Instrument, type Norm, type Test } from './norm.ts'

export type NormsRead = Pick<Catalogue, 'instruments' | 'norms' | 'languages'>

/**
 * Reads the norms from what data/norms.yaml holds (parsed, not yet checked) against the dictionary of facts, and what files of
 * data/norm-words say of them in other languages. Refuses unknown facts, values that a fact cannot have, ids and instruments that are missing
 * or there twice, years that cannot be, words of what is not there; names every problem.
 */
export function parseNorms(
  norms: unknown,
  facts: FactDictionary,
  words: readonly unknown[],
): { readonly kind: 'read'; readonly read: NormsRead } | Invalid {
  const written = normsSchema.safeParse(norms)
  if (!written.success) return { kind: 'invalid', problems: shapeProblems('norms', written) }
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
  ]
  const translated = parseNormWords(words, { instruments, norms: byId })
  const all = [...problems, ...translated.problems]
  if (all.length > 0) return { kind: 'invalid', problems: all }
  return { kind: 'read', read: { instruments, norms: translated.norms, languages: translated.languages } }
}

function read({ applies_when, heuristic_threshold, text_numbers, consolidates, review, source, was, ...norm }: WrittenNorm): Norm {
  return {
    ...norm,
    paraphrases: { en: { text: norm.paraphrase, review } },
    condition: applies_when,
    ...(source === undefined ? {} : { source }),
    ...(was === undefined ? {} : { was }),
    ...(heuristic_threshold ? { ours: true } : {}),
    ...(text_numbers === undefined ? {} : { textNumbers: text_numbers }),
    ...(consolidates === undefined ? {} : { consolidates }),
  }
}

function problemsOf(norm: Norm, instruments: ReadonlyMap<string, Instrument>, facts: FactDictionary): readonly CatalogueProblem[] {
  const instrument = instruments.get(norm.instrument)
  const messages = [
    ...(reserved.has(norm.id) ? ['this id is the name of a page'] : []),
    ...(instrument === undefined ? [`there is no instrument '${norm.instrument}'`] : []),
    ...(instrument !== undefined && instrument.force !== norm.force ? [`its force is not that of ${norm.instrument}`] : []),
    ...((norm.condition === null) === (norm.check === 'manual') ? [] : ["a norm without a condition is 'manual', and no other"]),
    ...(norm.textNumbers === undefined || norm.ours ? [] : ['other numbers of a text stand beside a limit of ours, and it has none']),
    ...(norm.consolidates === undefined || norm.consolidates.year < norm.year
      ? []
      : ['what it consolidates is of an earlier year than its own']),
    ...(norm.consolidates === undefined || norm.force === 'domestic' ? [] : ['only law of one State is a consolidation']),
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

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, at) => ids.indexOf(id) !== at)
