import { parseDate } from '../kit/index.ts'
import type { Edition } from './edition.ts'

/** Who publishes, and where the edition's page is; of a translation also where that of its original is. */
export type Publisher = { readonly name: string; readonly origin: string; readonly address: string; readonly original?: string }

/**
 * An edition as a schema.org Article for machines. It carries no abstract, no text, and of what it cites only who
 * published it and when, and which rules of law: summaries and headlines of the press speak of a person's health, and data that search
 * engines copy cannot be called back.
 */
export function jsonLd(edition: Edition, { name, origin, address, original }: Publisher): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': address,
    url: address,
    identifier: edition.appeal,
    version: String(edition.version),
    headline: edition.title,
    inLanguage: edition.lang,
    ...(original !== undefined && { translationOfWork: { '@type': 'Article', '@id': original } }),
    datePublished: edition.published,
    publisher: { '@type': 'Organization', name, url: origin },
    ...(edition.status === 'open' && edition.act_until !== undefined && isPlain(edition.act_until) && { expires: edition.act_until }),
    citation: [...citedDocuments(edition), ...citedNorms(edition)],
  }
}

function citedDocuments(edition: Edition): object[] {
  const statements = edition.notes.flatMap((note) => [
    ...(note.claim === undefined ? [] : [note.claim]),
    ...note.points.flatMap((point) => point.accounts.flatMap((account) => account.statements)),
  ])
  const works = statements
    .flatMap((statement) => statement.printed_in)
    .map(({ by, published, lang }) => ({
      '@type': 'CreativeWork',
      publisher: { '@type': 'Organization', name: by },
      ...(published !== undefined && isPlain(published) && { datePublished: published }),
      ...(lang !== undefined && { inLanguage: lang }),
    }))
  return [...new Map(works.map((work) => [JSON.stringify(work), work])).values()]
}

const citedNorms = ({ norms = [] }: Edition): object[] =>
  norms.map(({ citation, symbol }) => ({ '@type': 'Legislation', name: citation, legislationIdentifier: symbol }))

/** schema.org dates are ISO 8601: an uncertain one is left out rather than made certain. */
function isPlain(text: string): boolean {
  const date = parseDate(text)
  return date.kind === 'date' && !date.approximate && !date.uncertain && /^\d{4}(-\d\d){0,2}$/.test(text)
}
