import type { HandlersOf } from '../route.ts'
import { beginList, showNewList } from './begin-list.tsx'
import { discard, importPrepared, prepareAgain, showColumns, showRows, tellColumns, undoList } from './change-list.ts'
import type { listRoutes as routes } from './routes.ts'
import { showList } from './show-list.tsx'
import { sendList, showLists } from './show-lists.tsx'

export { listRoutes } from './routes.ts'
export { largestListForm } from './take-list.ts'

export const listHandlers: HandlersOf<typeof routes> = {
  newForm: showNewList,
  begin: beginList,
  lists: showLists,
  send: sendList,
  list: showList,
  columnsForm: showColumns,
  tellColumns,
  rows: showRows,
  import: importPrepared,
  undo: undoList,
  again: prepareAgain,
  discard,
}
