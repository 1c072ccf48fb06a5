export { checkHandlers } from './show-check.tsx'
export { checkRoutes } from './routes.ts'
