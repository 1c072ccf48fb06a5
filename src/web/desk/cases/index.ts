export { caseHandlers } from './handlers.ts'
export { largestImportForm } from './import-file.tsx'
export { caseRoutes } from './routes.ts'
