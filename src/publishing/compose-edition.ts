import { leadsIntoCase, resolveCitations, type Citation, type CitedCases } from '../appeals/index.ts'
import type { Appeal, Sentence } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Day } from '../kit/index.ts'
import { formatDay } from '../kit/index.ts'
import { gravest } from './compose-checks.ts'
import { composeNorm } from './compose-norm.ts'
import { composeNote, type ResolvedCitation } from './compose-note.ts'
import type { Origin } from './compose-statement.ts'
import { composeTimeline } from './compose-timeline.ts'
import type { Approval, Edition, EditionNote, EditionSentence } from './edition.ts'
import type { Succession } from './succession.ts'
import { wordsFor } from './words/index.ts'

export type EditionSettings = {
  readonly at: Day
  readonly published: Day
  readonly version: number
  readonly approved: Approval
  /** The fingerprint of the version before, where there is one. */
  readonly previous?: string
  /** Of a translation, see Edition. */
  readonly translates?: NonNullable<Edition['translates']>
  readonly machine?: true
  /** What it is to the version before (successionOf). */
  readonly succession?: Succession
  /** The dictionary that the cases were evaluated with: it holds the questions' words and units. */
  readonly facts: FactDictionary
}

/**
 * What is published of an appeal: its text, the accounts behind every number, and its timeline, as plain data in the
 * appeal's language. Dates stay as EDTF text. Notes are numbered in the order in which the text first needs them, the norms
 * in theirs after all notes, and what is cited twice keeps its number. The caller has made sure that nothing stops publication; a citation that leads
 * nowhere is a bug here and throws.
 */
export function composeEdition(appeal: Appeal, cases: CitedCases, settings: EditionSettings): Edition {
  const { at, published, version, approved, previous, translates, machine, succession = {}, facts } = settings
  const { lang } = appeal
  const context = { words: wordsFor(lang), lang, facts, ...(translates !== undefined && { recorded: translates.lang }) }
  const cited = [...resolveCitations(appeal, cases).values()].map(resolved)
  const citations = cited.filter(leadsIntoCase)
  const notes = citations.map((citation, index): EditionNote => composeNote(index + 1, citation, originOf(citation, cases), context))
  const norms = cited.filter((citation) => citation.kind === 'norm')
  const opened: Opened = {
    notes: new Map(notes.map((note) => [note.cites, note])),
    norms: new Map(norms.map(({ cites }, index) => [cites, notes.length + index + 1])),
  }
  const sentences = (list: readonly Sentence[]) => list.map((sentence) => composeSentence(sentence, opened))
  return {
    format: 'amparo-edition/2',
    appeal: appeal.id,
    version,
    ...(previous !== undefined && { previous }),
    lang,
    ...(translates !== undefined && { translates }),
    ...(machine && { machine }),
    approved,
    published: formatDay(published),
    at: formatDay(at),
    title: appeal.title,
    summary: appeal.summary,
    status: appeal.status,
    opened: appeal.opened.text,
    ...(appeal.act_until && { act_until: appeal.act_until.text }),
    ...(appeal.closed && { closed: appeal.closed.text }),
    ...(appeal.outcome !== undefined && { outcome: appeal.outcome }),
    ...succession,
    ...(appeal.news !== undefined && { news: appeal.news }),
    sections: appeal.sections.map(({ heading, sentences: text }) => ({
      ...(heading !== undefined && { heading }),
      sentences: sentences(text),
    })),
    asks: sentences(appeal.asks),
    to: appeal.to,
    notes,
    ...(norms.length > 0 && {
      norms: norms.map((citation, index) => composeNorm(notes.length + index + 1, citation, { lang, catalogue: cases.catalogue })),
    }),
    timeline: composeTimeline(citations, { ...context, cases, at }),
  }
}

/** What the numbers of a sentence open, by what it cites. */
type Opened = { readonly notes: ReadonlyMap<string, EditionNote>; readonly norms: ReadonlyMap<string, number> }

function composeSentence(sentence: Sentence, { notes, norms }: Opened): EditionSentence {
  const cites = [...new Set(sentence.cites)]
  const cited = cites.flatMap((one) => notes.get(one) ?? [])
  const check = gravest(cited.filter((note) => !tellsOfDispute(note)).flatMap(({ checks = [] }) => checks))
  return {
    text: sentence.text,
    own_words: sentence.own_words,
    notes: [...cited.map((note) => note.number), ...cites.flatMap((one) => norms.get(one) ?? [])],
    contested: cited.some((note) => note.points.some((point) => point.state === 'contested')),
    ...(check !== undefined && { check }),
  }
}

/** Who cites a contested question tells that accounts differ, and that can be so. */
const tellsOfDispute = ({ claim, points }: EditionNote): boolean => claim === undefined && points.some(({ state }) => state === 'contested')

function originOf({ file }: ResolvedCitation, { evaluations }: CitedCases): Origin {
  const evaluation = evaluations.get(file.case.id)
  if (evaluation === undefined) throw new Error(`The case ${file.case.id} was cited without its evaluation`)
  return { file, evaluation }
}

function resolved(citation: Citation): Exclude<Citation, { kind: 'nothing' }> {
  if (citation.kind === 'nothing') throw new Error(`${citation.cites} ${citation.why}: it should have stopped the publication`)
  return citation
}
