export { auditHandlers } from './answer-audit.tsx'
export { auditRoutes } from './routes.ts'
