import { projectCatalogue, projectFacts, type CaseDocument } from '../cases/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { caseOf, type ToldClaim } from '../evaluation/testing.ts'
import { dayOf } from '../kit/index.ts'
import { defaultNormSettings } from '../norms/index.ts'
import { facetsOf, type Facets } from './index.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const at = dayOf(2024, 6, 1)!
let next = 0

/** Of one case told by these claims about Ana the persons to count, on 1 June 2024. */
export const personsOf = (key: number, claims: readonly ToldClaim[], isWhole = true): readonly Facets[] => {
  const document: CaseDocument = { ...caseOf({ claims }, facts), consents: [], appeals: [] }
  const norms = { catalogue, settings: defaultNormSettings }
  const evaluation = evaluate(document, facts, defaultSettings, { at, known: null, norms })
  return facetsOf({ key, document, isWhole, evaluation, catalogue, entries: new Map([['subjects/ana', { position: 0 }]]) })
}
export const person = (key: number, claims: readonly ToldClaim[]): Facets => personsOf(key, claims)[0]!
export const says = (
  fact: string,
  value: string | number | boolean,
  more: { when?: string; who?: string; id?: string; occasion?: string } = {},
): ToldClaim => ({
  id: more.id ?? `C${(next += 1)}`,
  about: 'ana',
  said_by: [more.who ?? 'lawyer'],
  asserts: [
    { fact, value, ...(more.when !== undefined && { when: more.when }), ...(more.occasion !== undefined && { occasion: more.occasion }) },
  ],
})
export const denies = (id: string): ToldClaim => ({ id: `C${(next += 1)}`, about: 'ana', said_by: ['prison'], denies: [id] })
