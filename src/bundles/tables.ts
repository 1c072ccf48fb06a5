import { copyFor, type CaseDocument } from '../cases/index.ts'
import { plainValue, type Sensitivity } from '../claims/index.ts'
import { csvSafe } from '../kit/index.ts'

/**
 * A case as tables for spreadsheets (CSV, RFC 4180), by the names of their files: claims with one line for each answer, people,
 * sources and documents. Takes a case as far as somebody may read it and how open the copy is to be. No cell is read as a formula.
 */
export function tablesOf(document: CaseDocument, clearance: Sensitivity): ReadonlyMap<string, string> {
  const shown = copyFor(document, clearance)
  const nameOf = new Map(shown.sources.map(({ id, name }) => [id, name]))
  const subjectOf = new Map(shown.subjects.map(({ id, names }) => [id, names[0]?.text ?? id]))
  const claims = shown.claims.flatMap((claim) => {
    const own = {
      claim: claim.id,
      about: subjectOf.get(claim.about) ?? claim.about,
      said_by: claim.said_by.map((id) => nameOf.get(id) ?? id).join('; '),
      said_on: claim.said_on?.text ?? null,
      statement: claim.statement,
    }
    const after = {
      denies: (claim.denies ?? []).join('; '),
      supersedes: claim.supersedes ?? null,
      retracted: claim.retracted === undefined ? null : `${claim.retracted.on.text}: ${claim.retracted.why}`,
      printed_in: claim.printed_in.map((printed) => printed.document).join('; '),
      passages: claim.printed_in.flatMap(({ passage }) => passage?.exact ?? []).join(' | '),
      sensitivity: claim.sensitivity ?? 'team',
    }
    const answers = claim.asserts.map(({ fact, value, when, occasion }) => ({
      fact,
      value: plainValue(value),
      when: when?.text ?? null,
      occasion: occasion ?? null,
    }))
    return (answers.length === 0 ? [{ fact: null, value: null, when: null, occasion: null }] : answers).map((answer) => ({
      ...own,
      ...answer,
      ...after,
    }))
  })
  return new Map([
    ['claims.csv', csvSafe(claims)],
    [
      'subjects.csv',
      csvSafe(
        shown.subjects.map(({ id, kind, role, names }) => ({
          id,
          kind,
          role: role ?? null,
          name: names[0]?.text ?? null,
          other_names: names
            .slice(1)
            .map(({ text }) => text)
            .join('; '),
        })),
      ),
    ],
    [
      'sources.csv',
      csvSafe(shown.sources.map(({ id, name, kind, country, lang }) => ({ id, name, kind, country: country ?? null, lang: lang ?? null }))),
    ],
    [
      'documents.csv',
      csvSafe(
        shown.documents.map(({ id, title, by, published, url, lang, original }) => ({
          id,
          title,
          printed_by: nameOf.get(by) ?? by,
          published: published?.text ?? null,
          url: url ?? null,
          lang: lang ?? null,
          file: original?.name ?? null,
          sha256: original?.sha256 ?? null,
        })),
      ),
    ],
  ])
}
