import type { SearchKind } from '../../../search/index.ts'

type KindWords = { readonly heading: string; readonly one: string; readonly many: string }

/** What the kinds of results are called. */
export const kindsInWords: Readonly<Record<SearchKind, KindWords>> = {
  cases: { heading: 'Cases', one: 'case', many: 'cases' },
  people: { heading: 'People', one: 'person', many: 'people' },
  others: { heading: 'Organisations, events, places', one: 'organisation, event or place', many: 'organisations, events, places' },
  claims: { heading: 'Claims', one: 'claim', many: 'claims' },
  documents: { heading: 'Documents', one: 'document', many: 'documents' },
  appeals: { heading: 'Appeals', one: 'appeal', many: 'appeals' },
  sources: { heading: 'Sources', one: 'source', many: 'sources' },
  questions: { heading: 'Questions', one: 'question', many: 'questions' },
  rulings: { heading: 'Rulings', one: 'ruling', many: 'rulings' },
  consents: { heading: 'Consents', one: 'consent', many: 'consents' },
  log: { heading: 'Calls and notes', one: 'call or note', many: 'calls and notes' },
}

/** "12 claims", "more than 500 claims". */
export function numberInWords({
  kind,
  count,
  more,
}: {
  readonly kind: SearchKind
  readonly count: number
  readonly more: boolean
}): string {
  const { one, many } = kindsInWords[kind]
  return `${more ? 'more than ' : ''}${count} ${count === 1 && !more ? one : many}`
}
