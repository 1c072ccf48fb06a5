export { routes } from './routes.ts'
export { openSites, type OpenSites } from './open-sites.ts'
export { publicNews } from './public/app.tsx'
export { publicApp } from './public/app.tsx'
export {
  copySite,
  furtherAddresses,
  keepMirror,
  mirrorListName,
  signList,
  verifyMirror,
  type KeptMirror,
  type MirroredFile,
} from './mirror/index.ts'
