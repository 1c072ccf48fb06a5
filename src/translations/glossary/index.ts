export { termKinds, termsIn, waysToSay, type FoundTerm, type Term, type TermKind } from './term.ts'
export { addTerm, appealGlossary, changeTerm, glossaryFor, organisationGlossary, type ChangedTerm, type TermWords } from './store.ts'
