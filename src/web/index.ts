export { openSites, type OpenSites } from './open-sites.ts'
