import type { CaseDocument } from '../../../cases/index.ts'
import type { Subject } from '../../../claims/index.ts'
import { nameOf } from '../../../publishing/index.ts'

/** How many people stand at the top of the page of a case. */
const mostShown = 3
/** From so many on whom about as much is said of, none of them is the person of the case. */
const many = 10

/** The persons of a case: those at the top of its page, whom most claims are about, and all in the same order. */
export function mainPersons(document: CaseDocument): MainPersons {
  const before = found.get(document)
  if (before !== undefined) return before
  const told = new Map<string, number>()
  for (const { about } of document.claims) told.set(about, (told.get(about) ?? 0) + 1)
  const persons = document.subjects.filter(({ kind }) => kind === 'person')
  const all = persons.toSorted((a, b) => (told.get(b.id) ?? 0) - (told.get(a.id) ?? 0))
  // Somebody who is only named beside the person of a case is no second one.
  const most = told.get(all[0]?.id ?? '') ?? 0
  const main = all.filter(({ id }, index) => index === 0 || (told.get(id) ?? 0) * 4 >= most)
  const made = { shown: main.slice(0, mostShown), all, isMany: main.length >= many }
  found.set(document, made)
  return made
}

type MainPersons = { readonly shown: readonly Subject[]; readonly all: readonly Subject[]; readonly isMany: boolean }

const found = new WeakMap<CaseDocument, MainPersons>()

/** The one person a case is about; undefined where it is about several, or nobody is named. */
export function onlyPerson(document: CaseDocument): Subject | undefined {
  const { shown } = mainPersons(document)
  return shown.length === 1 ? shown[0] : undefined
}

/** What a person is called in a line. */
export const nameOfSubject = (subject: Subject): string => nameOf(subject, 'en')
