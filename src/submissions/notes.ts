import { describeDate } from '../kit/index.ts'
import { standingOfClaim, statesTold } from '../evaluation/index.ts'
import { catalogueLanguage, citationOf, officialText, type Catalogue, type Instrument } from '../norms/index.ts'
import { wordsFor } from '../publishing/index.ts'
import type { Claim } from '../claims/index.ts'
import type { FormWords } from './form-words.ts'
import type { SubmissionMatter } from './matter.ts'
import type { Reference } from './references.ts'
import { speakerNames } from './speaker-names.ts'

/**
 * What a number in the text stands for, in one paragraph: who said it, in our words, where it is printed, how it stands. Only a passage of a document
 * stands in quotation marks: a statement is how we put what a source says.
 */
export function noteOf({ kind, id }: Reference, matter: SubmissionMatter, words: FormWords): string {
  const { document, evaluation, subject, norms } = matter
  switch (kind) {
    case 'claim': {
      const claim = document.claims.find((one) => one.id === id)
      return claim === undefined ? id : claimNote(claim, matter, words)
    }
    case 'document':
      return documentNote(id, matter)
    case 'norm': {
      const norm = norms?.catalogue.norms.get(id)
      if (norms === undefined || norm === undefined) return id
      const instrument = norms.catalogue.instruments.get(norm.instrument)
      return [
        citationOf(norms.catalogue, norm, words.lang),
        String(norm.year),
        ...(instrument === undefined ? [] : symbolIn(instrument)),
        ...(norm.confirmed === 'text' ? [] : [words.say(norm.confirmed === 'unconfirmed' ? 'unconfirmed' : 'unchecked')]),
      ].join('; ')
    }
    case 'treaty': {
      const [held, ...others] = statesTold(evaluation, subject, document.case.country)
      const found = held && held.state !== null && others.length === 0 ? norms?.catalogue.ratification(held.state, id) : undefined
      const title = norms === undefined ? id : treatyTitle(norms.catalogue, id, words.lang)
      const instrument = norms?.catalogue.instruments.get(id)
      return [
        title,
        ...(instrument === undefined ? [] : symbolIn(instrument)),
        ...(found === undefined || found === null || found.confirmed === 'text' ? [] : [words.say('unconfirmed')]),
      ].join('; ')
    }
    default:
      return kind satisfies never
  }
}

/** What a treaty is called in a language; in English where the catalogue has no words in it. */
export const treatyTitle = (catalogue: Pick<Catalogue, 'languages' | 'treaties'>, id: string, lang: string): string =>
  catalogueLanguage(catalogue, lang)?.treaties.get(id) ?? catalogue.treaties.get(id) ?? id

/** Under which symbol or number the official text stands; where we read it is for those who work with it, and not for a body. */
function symbolIn(instrument: Instrument): readonly string[] {
  const text = officialText(instrument)
  if (text.kind === 'none') return []
  return [text.kind === 'series' ? instrument.symbol : text.symbol]
}

function claimNote(claim: Claim, matter: SubmissionMatter, words: FormWords): string {
  const { document, evaluation, lang } = matter
  const points = evaluation.points.filter(({ accounts }) => accounts.some(({ claims }) => claims.includes(claim.id)))
  const { standings } = wordsFor(lang)
  const printed = claim.printed_in.filter((one) => document.documents.some(({ id }) => id === one.document))
  const details = [
    ...(claim.said_on === undefined ? [] : [`${words.say('said_on')} ${describeDate(claim.said_on, lang)}`]),
    printed.length === 0
      ? words.say('not_printed')
      : `${words.say('printed_in')} ${printed.map((one) => `${documentNote(one.document, matter)}${one.passage === undefined ? '' : `: “${one.passage.exact}”`}`).join('; ')}`,
    standings[standingOfClaim(claim, points)],
  ]
  return `${speakerNames(claim.said_by, document, lang)}: ${claim.statement.trim()} (${details.join('; ')})`
}

/** Title, who published it, when, and the host of its address: the whole of an address often says who shared it. */
export function documentNote(id: string, { document: { documents, sources }, lang }: Pick<SubmissionMatter, 'document' | 'lang'>): string {
  const found = documents.find((one) => one.id === id)
  if (found === undefined) return id
  const by = sources.find((source) => source.id === found.by)?.name ?? found.by
  const host = found.url !== undefined && URL.canParse(found.url) ? new URL(found.url).hostname.replace(/^www\./, '') : undefined
  return [
    found.title,
    by,
    ...(found.published === undefined ? [] : [describeDate(found.published, lang)]),
    ...(host === undefined ? [] : [host]),
  ].join(', ')
}
