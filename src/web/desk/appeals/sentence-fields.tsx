import { resolveCitation, type CitedCases } from '../../../appeals/index.ts'
import type { Sentence } from '../../../cases/index.ts'
import {
  Options,
  required,
  TextArea,
  textOf,
  TextField,
  textsOf,
  Tick,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { standingMarks } from '../../../publishing/index.ts'
import type { AppealVisit } from '../visit.ts'
import { citableOf, findCitations, type Citable } from './find-citations.ts'
import { casesOf } from './standing-of-appeal.ts'

/** What the fields of a sentence are called. */
export const sentenceLabels = { text: 'The sentence', cites: 'What it cites', own_words: 'Our own words' } as const

/** The fields of a sentence as they stand when it is opened. */
export const sentenceValues = ({ text, cites, own_words }: Sentence) => ({
  text,
  cites: cites.join(' '),
  own_words: own_words ? 'yes' : undefined,
})

/** The citations that were typed, one after another, and those that were ticked. */
export const citesIn = (given: Given): string[] => [
  ...new Set([...typedIn(given), ...textsOf(given, 'cite')].filter((cites) => cites !== '')),
]

const typedIn = (given: Given): string[] => [...new Set(textOf(given, 'cites').split(/[\s,]+/))].filter((cites) => cites !== '')

/** The sentences that were typed: an empty line divides two, each with the same citations. */
export function sentencesIn(given: Given): Sentence[] {
  const texts = textOf(given, 'text')
    .split(/\n[^\S\n]*\n/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  const [cites, own_words] = [citesIn(given), textOf(given, 'own_words') === 'yes']
  return texts.filter((text) => text !== '').map((text) => ({ text, cites, own_words }))
}

/**
 * What is wrong with what was typed. A citation has to lead somewhere that the writer may read; what the sentence cited
 * before stays as it was.
 */
export async function sentenceErrors(visit: AppealVisit, given: Given, before: readonly string[]): Promise<Errors> {
  const cases = await casesCitedIn(visit, given)
  const wrong = citesIn(given).flatMap((cites) => {
    const citation = resolveCitation(cites, cases)
    return citation.kind === 'nothing' && !before.includes(cites) ? [`${shown(cites)} ${citation.why}.`] : []
  })
  return {
    ...tooLong(given, 'text'),
    ...required(given, 'text', 'Type the sentence.'),
    ...(wrong.length > 0 && { cites: `${wrong.slice(0, 5).join(' ')} Look for a claim, a point or a norm by its words.` }),
  }
}

type FieldsProperties = {
  readonly form: FormState
  readonly found: readonly Citable[] | null
  /** What was ticked before, and what stands in the field of citations. */
  readonly cited: readonly Citable[]
  readonly typed: readonly Citable[]
  readonly ask: boolean
  /** What the sentence is to say, where it is a certain one. */
  readonly label?: string
}

/** The fields of a sentence: its words, what it cites, and a search for what it could cite. */
export function SentenceFields({ form, found, cited, typed, ask, label = ask ? 'What it asks' : sentenceLabels.text }: FieldsProperties) {
  const offered = [...cited, ...(found ?? []).filter(({ cite }) => cited.every((one) => one.cite !== cite))]
  return (
    <>
      <TextArea
        form={form}
        name="text"
        label={label}
        hint="One sentence. To split it in two, put an empty line where the second begins."
        rows={4}
      />
      <claim-picker>
        <TextField
          form={form}
          name="cites"
          label={sentenceLabels.cites}
          hint={
            <>
              <span data-scripted="" hidden>
                Type / and a word, such as /hospital
              </span>
              <span data-unscripted="">
                Find it below by its words, or type its code: case#claim, case#point or norm:id, with spaces between
              </span>
            </>
          }
        />
        <ul class="plain" aria-label="What it cites now" aria-live="polite">
          {typed.map((one) => (
            <li key={one.cite} data-cite={one.cite}>
              <span dir="auto">{shorten(one.text)}</span> <span class="hint">{standingOf(one)}</span>
            </li>
          ))}
        </ul>
      </claim-picker>
      <div class="filter" data-unscripted="">
        <TextField
          form={form}
          name="find"
          label="Find a claim, a point or a norm"
          hint="Words of a statement, a question, a source or a rule of law"
          attributes={{ type: 'search' }}
        />
        <button type="submit" name="do" value="find">
          Find
        </button>
      </div>
      {offered.length > 0 && (
        <Options form={form} type="checkbox" name="cite" label="Found: tick what the sentence rests on" options={offered.map(asOption)} />
      )}
      {found?.length === 0 && <p class="hint">Nothing holds all of these words. Try fewer, or a name.</p>}
      <Tick
        form={form}
        name="own_words"
        label="These are our own words"
        hint="A sentence that cites nothing has to be marked so. Readers see the mark."
      />
    </>
  )
}

const asOption = (one: Citable) => ({ value: one.cite, label: shorten(one.text), hint: standingOf(one) })

const standingOf = ({ cite, state, standing }: Citable): string =>
  standing === 'norm' ? `${cite} · norm` : `${cite} · ${state === 'contested' ? 'contested · ' : ''}${standingMarks[standing]} ${standing}`

/** What is offered on the form: what was looked for, and what was ticked before. */
export async function offersFor(visit: AppealVisit, given: Given): Promise<Pick<FieldsProperties, 'found' | 'cited' | 'typed'>> {
  const { facts } = visit.needs
  const cases = await casesCitedIn(visit, given)
  const looked = textOf(given, 'do') === 'find'
  return {
    found: looked ? findCitations(textOf(given, 'find'), cases, facts) : null,
    cited: textsOf(given, 'cite').flatMap((cite) => citableOf(cite, cases, facts) ?? []),
    typed: typedIn(given).flatMap((cite) => citableOf(cite, cases, facts) ?? []),
  }
}

/** The cases of the appeal, and those of their own that the writer names: a citation may bring a further one in. */
export async function casesCitedIn(visit: AppealVisit, given: Given): Promise<CitedCases> {
  const named = [...citesIn(given), textOf(given, 'find')].flatMap((text) => /^([^#\s]{1,64})#/.exec(text)?.[1] ?? [])
  const cases = new Map(visit.opened.cases)
  for (const id of new Set(named.slice(0, 50))) {
    const opened = cases.get(id) ?? (await visit.openCase(id))
    if (opened !== null) cases.set(id, opened)
  }
  return casesOf({ cases }, visit.now)
}

const shown = (cites: string): string => (cites.length > 80 ? `${cites.slice(0, 79)}…` : cites)
const shorten = (text: string): string => (text.length > 220 ? `${text.slice(0, 219)}…` : text)
