import type { HandlersOf } from '../route.ts'
import type { searchRoutes } from './routes.ts'
import { showSearch } from './show-search.tsx'

export { searchRoutes } from './routes.ts'
export const searchHandlers: HandlersOf<typeof searchRoutes> = { search: showSearch }
