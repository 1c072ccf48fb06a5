export { erasureHandlers } from './handlers.ts'
export { erasureRoutes } from './routes.ts'
