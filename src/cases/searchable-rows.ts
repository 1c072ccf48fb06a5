import type { Claim, FactDictionary, FactValue, Ruling } from '../claims/index.ts'
import { standingsOf } from '../evaluation/index.ts'
import type { SourceDate } from '../kit/index.ts'
import { piecesOf, type SearchRow } from '../search/index.ts'
import type { Appeal, CaseDocument } from './case-document.ts'
import type { Consent } from './consent.ts'
import { caseLog, type CaseLog, type StoredLog } from './case-log.ts'
import { citesCase, normCited } from './norm-citation.ts'

/** A row without those who may find it. */
export type FoundBy = Omit<SearchRow, 'from' | 'to'>

/** A case as somebody reads it. */
export type Reading = {
  readonly document: CaseDocument
  readonly log: StoredLog
  /** Where an entry with an id stands in its list, and where one without does. */
  readonly positionOf: (list: string, id: string) => number
  readonly positionOfNameless: (entry: Ruling | Consent) => number
  /** The positions of documents whose text was taken of a file. */
  readonly derived: ReadonlySet<number>
  readonly facts: FactDictionary
}

/** What can be found of a case as somebody reads it: nothing that this reading does not have. */
export function searchableRows(reading: Reading): readonly FoundBy[] {
  const { document } = reading
  const at = (list: string, entry: string): Place => ({ list, position: reading.positionOf(list, entry), entry })
  const names = new Map(document.subjects.map(({ id, names: all }) => [id, all.map(({ text }) => text)]))
  const sources = new Map(document.sources.map((source) => [source.id, source]))
  const sourceNames = (ids: readonly string[]): Pick<FoundBy, 'said' | 'sourceKinds'> => {
    const all = ids.flatMap((id) => sources.get(id) ?? [])
    return { said: all.map(({ name }) => name), sourceKinds: [...new Set(all.map(({ kind }) => kind))] }
  }
  const standings = standingsOf(document, reading.facts)
  return [
    headRow(document),
    ...document.subjects.map(({ id, kind, role = '', names: all }) =>
      row(at('subjects', id), kind === 'person' ? 'people' : 'others', {
        lang: all[0]?.lang ?? null,
        title: all.map(({ text }) => text).join(' · '),
        text: role,
        names: all.map(({ text }) => text),
        marks: [`subject:${kind}`],
      }),
    ),
    ...document.sources.map(({ id, name, kind, lang = null, country }) =>
      row(at('sources', id), 'sources', { lang, title: name, names: [name], sourceKinds: [kind], beside: countryWords(country) }),
    ),
    ...document.documents.flatMap((item) => {
      const { id, title, by, lang = null, published, url = '', text = '' } = item
      const place = at('documents', id)
      const common = { lang, ...sourceNames([by]), dates: datesOf(published) }
      const derived = reading.derived.has(place.position)
      return [
        row(place, 'documents', { ...common, title, beside: [url] }),
        ...piecesOf(text).map((piece, index) =>
          row(place, 'documents', { ...common, ...piece, beside: [title], part: index + 1, derived }),
        ),
      ]
    }),
    ...document.claims.map((claim) =>
      row(at('claims', claim.id), 'claims', {
        ...claimWords(claim, names),
        ...sourceNames(claim.said_by),
        standing: standings.get(claim.id) ?? 'alleged',
      }),
    ),
    ...document.questions.map(({ id, question, why = '', on }) =>
      row(at('questions', id), 'questions', { text: lines(question, why), dates: datesOf(on) }),
    ),
    ...document.rulings.map((ruling) => {
      const position = reading.positionOfNameless(ruling)
      const { reason, by, on, standing } = ruling
      return row({ list: 'rulings', position, entry: ruling.point }, 'rulings', {
        text: reason,
        said: [by],
        dates: datesOf(on),
        standing,
      })
    }),
    ...document.consents.map((consent) =>
      row(placedBy('consents', reading.positionOfNameless(consent)), 'consents', {
        title: consent.given_by,
        text: lines(consent.relation, saidOfConsent(consent)),
        names: [consent.given_by],
        about: names.get(consent.subject) ?? [],
        dates: datesOf(consent.on, consent.until, consent.withdrawn),
      }),
    ),
    ...document.appeals.flatMap((appeal) => appealRows(appeal, at('appeals', appeal.id))),
    ...logRows(caseLog(reading.log), sources),
  ]
}

type Place = Pick<FoundBy, 'list' | 'position' | 'entry'>
type Given = Partial<Omit<FoundBy, 'list' | 'position' | 'entry' | 'kind'>>

const row = (place: Place, kind: FoundBy['kind'], given: Given): FoundBy => ({
  ...place,
  kind,
  part: 0,
  lang: null,
  title: '',
  text: '',
  page: null,
  names: [],
  about: [],
  said: [],
  beside: [],
  facts: [],
  sourceKinds: [],
  standing: null,
  dates: [],
  needs: [],
  marks: [],
  derived: false,
  ...given,
})

const headRow = ({ case: head }: CaseDocument): FoundBy =>
  row({ list: 'head', position: 0, entry: head.id }, 'cases', {
    title: head.title,
    text: lines(head.summary, head.outcome),
    beside: [head.id, ...countryWords(head.country)],
    dates: datesOf(head.opened, head.closed),
  })

function claimWords({ about, statement, printed_in, said_on, asserts }: Claim, names: ReadonlyMap<string, readonly string[]>): Given {
  const passages = printed_in.flatMap(({ passage }) => (passage === undefined ? [] : [passage.exact]))
  const times = asserts.flatMap(({ when, value }) => [...datesOf(when), ...(value.type === 'date' ? datesOf(value.date) : [])])
  return {
    text: lines(statement, ...passages.filter((exact) => exact !== statement)),
    about: names.get(about) ?? [],
    beside: asserts.flatMap(({ value }) => valueWords(value, names)),
    facts: [...new Set(asserts.map(({ fact }) => fact))],
    // What is said to have been when counts; a claim that tells no time is of the day on which it was said.
    dates: times.length > 0 ? times : datesOf(said_on),
  }
}

/** To what they agreed; whoever reads it in a list must not take a no for a yes. */
const saidOfConsent = ({ scope, refused, withdrawn }: Consent): string =>
  `${refused === true ? 'A no: ' : ''}${scope}${withdrawn === undefined ? '' : ` (withdrawn ${withdrawn.text})`}`

function valueWords(value: FactValue, names: ReadonlyMap<string, readonly string[]>): readonly string[] {
  switch (value.type) {
    case 'date':
      return [value.date.text]
    case 'number':
      return [String(value.number)]
    case 'bool':
      return []
    case 'place':
      return names.get(value.text) ?? []
    case 'text':
    case 'enum':
    case 'duration':
      return [value.text]
    default:
      return value satisfies never
  }
}

/** An appeal in pieces, of which the first bears its title. */
export function appealRows(appeal: Appeal, place: Place, needs: readonly number[] = []): readonly FoundBy[] {
  const { title, summary, lang, opened, closed, outcome, news, sections, asks, to } = appeal
  const text = [
    ...sections.flatMap(({ heading = '', sentences }) => [heading, ...sentences.map((sentence) => sentence.text)]),
    ...asks.map((ask) => ask.text),
    outcome ?? '',
    news ?? '',
  ]
  const cited = [...new Set([...sections.flatMap(({ sentences }) => sentences), ...asks].flatMap(({ cites }) => cites))]
  const cases = [...new Set(cited.map(caseOfCitation))].filter((id) => id !== '').map((id) => `cites:${id}`)
  const marks = [...cases, ...cited.flatMap((one) => normCited(one) ?? []).map((norm) => `norm:${norm}`)]
  return [
    row(place, 'appeals', {
      lang,
      title,
      text: summary,
      names: to.map(({ name }) => name),
      beside: to.flatMap((one) => [one.title, one.body ?? '']),
      dates: datesOf(opened, closed),
      needs,
      marks,
    }),
    ...piecesOf(text.filter((part) => part !== '').join('\n')).map((piece, index) =>
      row(place, 'appeals', { lang, ...piece, beside: [title], part: index + 1, needs, marks }),
    ),
  ]
}

/** The case that a citation of an appeal leads to; none, as an empty text, where it cites a norm. */
export const caseOfCitation = (cites: string): string => (citesCase(cites) ? cites.slice(0, cites.indexOf('#')) : '')

/** An entry without an id. */
const placedBy = (list: string, position: number): Place => ({ list, position, entry: String(position) })

function logRows({ calls, contacts, handovers }: CaseLog, sources: ReadonlyMap<string, { readonly name: string }>): FoundBy[] {
  const who = ({ source, name }: { readonly source?: string; readonly name?: string }): string[] =>
    [source === undefined ? undefined : sources.get(source)?.name, name].filter((one) => one !== undefined)
  return [
    ...calls.map((call) =>
      row(placedBy('calls', call.position), 'log', { text: lines(call.said, call.promised), said: who(call), dates: datesOf(call.at) }),
    ),
    ...contacts.map((contact) =>
      row(placedBy('contacts', contact.position), 'log', { text: contact.note ?? '', said: who(contact), dates: datesOf(contact.at) }),
    ),
    ...handovers.map((note) => row(placedBy('handovers', note.position), 'log', { text: lines(note.open, note.watch) })),
  ]
}

const lines = (...texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined && text !== '').join('\n')

const datesOf = (...dates: readonly (SourceDate | undefined)[]): (readonly [number, number])[] =>
  dates.flatMap((date) => (date?.kind === 'date' ? [[date.earliest, date.latest] as const] : []))

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const countryWords = (code: string | undefined): string[] => (code === undefined ? [] : [code, regions.of(code) ?? ''])
