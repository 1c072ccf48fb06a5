export { caseHandlers, largestForms } from './handlers.ts'
export { caseRoutes } from './routes.ts'
