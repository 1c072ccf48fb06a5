import { copyFor, type CaseDocument } from '../cases/index.ts'
import type { Assertion, Claim, Sensitivity, Subject } from '../claims/index.ts'
import type { SourceDate } from '../kit/index.ts'

/**
 * A case as FollowTheMoney entities, one JSON object in a line, for tools such as OpenAleph. Takes a case as far as somebody
 * may read it and how open the copy is to be. Every account of a value is there, beside the others, and nothing is chosen: who says
 * which stands in the notes (schema Note), one for each claim. Dates that FollowTheMoney cannot hold (ranges, sets, doubts) stay
 * in the notes alone. What was retracted is left out.
 */
export function followTheMoney(document: CaseDocument, clearance: Sensitivity): string {
  const shown = copyFor(document, clearance)
  const claims = shown.claims.filter(({ retracted }) => retracted === undefined)
  const nameOf = new Map(shown.sources.map(({ id, name }) => [id, name]))
  const about = Map.groupBy(claims, (claim) => claim.about)
  const entities = [
    ...shown.subjects.map((subject) => subjectEntity(subject, about.get(subject.id) ?? [], shown)),
    ...shown.sources.map(({ id, name, kind, country }) =>
      entity(`source-${id}`, kind === 'authority' || kind === 'court' ? 'PublicBody' : 'LegalEntity', {
        name: [name],
        country: country === undefined ? [] : [country.toLowerCase()],
      }),
    ),
    ...shown.documents.map(({ id, title, by, published, url, lang, original }) =>
      entity(`document-${id}`, 'Document', {
        title: [title],
        publisher: [nameOf.get(by) ?? by],
        publishedAt: dates(published),
        sourceUrl: url === undefined ? [] : [url],
        language: lang === undefined ? [] : [lang],
        fileName: original?.name === undefined ? [] : [original.name],
        mimeType: original === undefined ? [] : [original.media_type],
        fileSize: original === undefined ? [] : [String(original.bytes)],
      }),
    ),
    ...claims.map((claim) =>
      entity(`claim-${claim.id}`, 'Note', {
        name: [claim.id],
        description: [`${claim.said_by.map((id) => nameOf.get(id) ?? id).join(', ')}: ${claim.statement}`],
        entity: [ids(shown, `subject-${claim.about}`)],
        publisher: claim.said_by.map((id) => nameOf.get(id) ?? id),
        notes: claim.printed_in.flatMap(({ passage }) => (passage === undefined ? [] : [passage.exact])),
      }),
    ),
  ]
  return entities.map(({ id, ...rest }) => `${JSON.stringify({ id: ids(shown, id), ...rest })}\n`).join('')
}

type Properties = Readonly<Record<string, readonly string[]>>
const entity = (id: string, schema: string, properties: Properties) => ({
  id,
  schema,
  properties: Object.fromEntries(
    Object.entries(properties).flatMap(([name, values]) => (values.length === 0 ? [] : [[name, [...new Set(values)]]])),
  ),
})

/** Ids are those of the file, with the case before them, so that those of several cases stand side by side. */
const ids = ({ case: { id } }: CaseDocument, own: string): string => `${id}.${own}`

function subjectEntity({ id, kind, role, names }: Subject, claims: readonly Claim[], document: CaseDocument) {
  const [first = id, ...others] = names.map(({ text }) => text)
  const named = { name: [first], alias: others, summary: role === undefined ? [] : [role] }
  const answers = (fact: string): readonly Assertion[] => claims.flatMap(({ asserts }) => asserts.filter((one) => one.fact === fact))
  switch (kind) {
    case 'person':
      return entity(`subject-${id}`, 'Person', {
        ...named,
        birthDate: answers('person.birth_date').flatMap(dateOf),
        deathDate: answers('person.death_date').flatMap(dateOf),
        birthPlace: answers('person.birth_place').flatMap((one) => textsOf(one, document)),
        nationality: answers('person.nationality')
          .flatMap((one) => textsOf(one, document))
          .filter((text) => /^[a-z]{2}$/i.test(text)),
        position: answers('person.occupation').flatMap((one) => textsOf(one, document)),
        gender: answers('person.sex')
          .flatMap((one) => textsOf(one, document))
          .filter((text) => text === 'female' || text === 'male'),
      })
    case 'organisation':
      return entity(`subject-${id}`, 'Organization', named)
    case 'event':
      return entity(`subject-${id}`, 'Event', named)
    case 'place':
      return entity(`subject-${id}`, 'Address', { full: [first], name: [first] })
    default:
      return kind satisfies never
  }
}

const dateOf = ({ value }: Assertion): readonly string[] => (value.type === 'date' ? dates(value.date) : [])

/** A whole day, month or year without doubt, which is all that FollowTheMoney's dates can say. */
const dates = (date: SourceDate | undefined): readonly string[] =>
  date !== undefined && date.kind === 'date' && /^\d{4}(-\d{2}){0,2}$/.test(date.text) ? [date.text] : []

const textsOf = ({ value }: Assertion, { subjects }: CaseDocument): readonly string[] => {
  if (value.type !== 'text' && value.type !== 'enum' && value.type !== 'place') return []
  return [subjects.find(({ id }) => value.type === 'place' && id === value.text)?.names[0]?.text ?? value.text]
}
