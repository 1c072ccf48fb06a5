import { everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case', reads: 'document.read' } as const
const writing = { roles: writers, of: 'case' } as const
const beginning = { roles: writers, of: 'desk' } as const

/** Lists from elsewhere: sent, their columns told, tried out, imported, undone. */
export const listRoutes = {
  newForm: get('/cases/new/list', beginning),
  begin: post('/cases/new/list', beginning),
  lists: get('/cases/:case/lists', member),
  send: post('/cases/:case/lists', writing),
  list: get('/cases/:case/lists/:list', member),
  columnsForm: get('/cases/:case/lists/:list/columns', writing),
  tellColumns: post('/cases/:case/lists/:list/columns', writing),
  rows: get('/cases/:case/lists/:list/rows', writing),
  import: post('/cases/:case/lists/:list/rows', writing),
  undo: post('/cases/:case/lists/:list/undo', writing),
  again: post('/cases/:case/lists/:list/again', writing),
  discard: post('/cases/:case/lists/:list/discard', writing),
} as const satisfies DeskRoutes
