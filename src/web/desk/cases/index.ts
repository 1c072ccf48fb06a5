export { caseHandlers } from './handlers.ts'
export { largestImportForm } from './import-page.tsx'
export { numberIn, Pages } from './pages.tsx'
export { caseRoutes } from './routes.ts'
