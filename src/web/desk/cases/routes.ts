import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const writing = { roles: writers, of: 'case' } as const
const beginning = { roles: writers, of: 'desk' } as const

/** The list of cases, new cases, and the pages of a case as a whole. `new` stands before `:case`, which would take it for an id. */
export const caseRoutes = {
  list: get('/cases', { roles: everybody, of: 'desk' }),
  waysToBegin: get('/cases/new', beginning),
  firstCallForm: get('/cases/new/call', beginning),
  beginWithCall: post('/cases/new/call', beginning),
  reportForm: get('/cases/new/report', beginning),
  pasteReport: post('/cases/new/report', beginning),
  emptyForm: get('/cases/new/empty', beginning),
  beginEmpty: post('/cases/new/empty', beginning),
  fileForm: get('/cases/new/file', beginning),
  importFile: post('/cases/new/file', beginning),
  show: get('/cases/:case', member),
  claims: get('/cases/:case/claims', member),
  history: get('/cases/:case/history', { ...member, reads: 'history.read' }),
  headForm: get('/cases/:case/head', writing),
  changeHead: post('/cases/:case/head', writing),
  exportForm: get('/cases/:case/export', { ...member, confirmed: true }),
  exportFile: post('/cases/:case/export', { ...member, confirmed: true }),
} as const satisfies DeskRoutes
