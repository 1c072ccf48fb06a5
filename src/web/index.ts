export { routes } from './routes.ts'
export { openSites, type OpenSites } from './open-sites.ts'
export { publicNews } from './public/app.tsx'
