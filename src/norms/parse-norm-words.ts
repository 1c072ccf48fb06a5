import type { z } from 'zod'
import type { Catalogue } from './catalogue.ts'
import { citeIn, type CatalogueLanguage } from './catalogue-language.ts'
import { shapeProblems, type CatalogueProblem } from './catalogue-problem.ts'
import { normWordsSchema } from './catalogue-schema.ts'
import type { Norm } from './norm.ts'

type Ground = Pick<Catalogue, 'instruments' | 'norms'>
type Written = z.infer<typeof normWordsSchema>

type ReadWords = Pick<Catalogue, 'norms' | 'languages'> & { readonly problems: readonly CatalogueProblem[] }

/**
 * Reads what files of data/norm-words (parsed, not yet checked) say of the norms in other languages than English, and gives the norms with
 * these words. Refuses words of norms and instruments that are not there, instruments without a title, numbers of norms that cannot be said
 * in the language, a language that is there twice. A norm without words is none of these: it is listed as missing.
 */
export function parseNormWords(written: readonly unknown[], ground: Ground): ReadWords {
  const files = written.map((file) => normWordsSchema.safeParse(file))
  const read = files.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const problems = [
    ...files.flatMap((file) => shapeProblems('norm-words', file)),
    ...read.flatMap((file) => problemsOf(file, ground)),
    ...read
      .filter(({ lang }, at) => read.findIndex((other) => other.lang === lang) !== at)
      .map(({ lang }) => ({ at: `norm-words ${lang}`, message: 'this language is there twice' })),
  ]
  return {
    problems,
    languages: new Map(read.map((file) => [file.lang, languageOf(file, ground)])),
    norms: new Map([...ground.norms].map(([id, norm]) => [id, withWords(norm, read)])),
  }
}

function problemsOf(
  { lang, norms, reviewed, instruments, our_titles, cites, text_numbers }: Written,
  ground: Ground,
): readonly CatalogueProblem[] {
  const messages = [
    ...Object.keys(norms).flatMap((id) => (ground.norms.has(id) ? [] : [`there is no norm '${id}'`])),
    ...reviewed.flatMap((id) => (norms[id] === undefined ? [`'${id}' is reviewed and has no words`] : [])),
    ...[...Object.keys(instruments), ...our_titles].flatMap((id) => (ground.instruments.has(id) ? [] : [`there is no instrument '${id}'`])),
    ...[...ground.instruments.keys()].flatMap((id) => (instruments[id] === undefined ? [`the instrument '${id}' has no title`] : [])),
    ...Object.keys(text_numbers).flatMap((id) =>
      ground.norms.get(id)?.textNumbers === undefined ? [`'${id}' names no other numbers`] : [],
    ),
    ...[...ground.norms.values()].flatMap(({ id, cite, consolidates }) =>
      [cite, consolidates?.cite ?? '']
        .flatMap((one) => citeIn(longestFirst(cites), one).unsaid)
        .map((word) => `nothing is said for '${word}' in the number of '${id}'`),
    ),
  ]
  return messages.map((message) => ({ at: `norm-words ${lang}`, message }))
}

const languageOf = (file: Written, { norms }: Ground): CatalogueLanguage => ({
  lang: file.lang,
  titles: named(file.instruments),
  ourTitles: new Set(file.our_titles),
  treaties: named(file.treaties),
  cites: longestFirst(file.cites),
  tags: named(file.tags),
  facts: named(file.facts),
  values: named(file.values),
  units: new Map(Object.entries(file.units)),
  textNumbers: named(file.text_numbers),
  missing: [...norms.keys()].filter((id) => file.norms[id] === undefined),
})

function withWords(norm: Norm, files: readonly Written[]): Norm {
  const others = files.flatMap(({ lang, norms, reviewed }) => {
    const text = norms[norm.id]
    return text === undefined ? [] : [[lang, { text, review: reviewed.includes(norm.id) ? 'reviewed' : 'unreviewed' }] as const]
  })
  return { ...norm, paraphrases: { ...norm.paraphrases, ...Object.fromEntries(others) } }
}

const named = (words: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(words))
const longestFirst = (words: Readonly<Record<string, string>>): CatalogueLanguage['cites'] =>
  Object.entries(words).toSorted(([a], [b]) => b.length - a.length)
