import { approvers, everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'appeal' } as const
const writes = { roles: writers, of: 'appeal' } as const
const reviews = { roles: approvers, of: 'appeal' } as const
const exports = { roles: writers, of: 'appeal', reads: 'translation.export' } as const
const all = '/appeals/:appeal/translations'
const one = `${all}/:lang{[A-Za-z0-9-]+}` as const
const sentence = `${one}/sentences/:segment{[a-z]+-[0-9a-f]+}` as const
const term = ':term{[0-9a-f-]+}'

/** An appeal in other languages: sentence by sentence, their review, files for translators, machine drafts. */
export const translationRoutes = {
  languages: get(all, reads),
  translation: get(one, reads),
  ask: post(`${one}/request`, writes),
  sentence: get(sentence, writes),
  sentenceSent: post(sentence, writes),
  review: get(`${one}/review`, reviews),
  reviewSent: post(`${one}/review`, reviews),
  xliff: get(`${one}/xliff`, exports),
  po: get(`${one}/po`, exports),
  importForm: get(`${one}/import`, writes),
  importSent: post(`${one}/import`, writes),
  machine: get(`${one}/machine`, writes),
  machineSent: post(`${one}/machine`, writes),
} as const satisfies DeskRoutes

const team = { roles: everybody, of: 'desk' } as const
const teamWrites = { roles: writers, of: 'desk' } as const

/** How names, bodies and legal terms are said: for one appeal, and for all. */
export const glossaryRoutes = {
  glossary: get('/appeals/:appeal/glossary', { ...reads, reads: 'glossary.read' }),
  addTerm: post('/appeals/:appeal/glossary', writes),
  term: get(`/appeals/:appeal/glossary/${term}`, writes),
  termSent: post(`/appeals/:appeal/glossary/${term}`, writes),
  removeTerm: post(`/appeals/:appeal/glossary/${term}/removal`, writes),
  all: get('/glossary', team),
  addToAll: post('/glossary', teamWrites),
  ofAll: get(`/glossary/${term}`, teamWrites),
  ofAllSent: post(`/glossary/${term}`, teamWrites),
  removeFromAll: post(`/glossary/${term}/removal`, teamWrites),
} as const satisfies DeskRoutes
