export { copySite, type CopySettings, type MirroredFile } from './copy-site.ts'
export { furtherAddresses } from './further-addresses.ts'
export { keepMirror, type KeptMirror, type MirrorFolder } from './keep-mirror.ts'
export { listName as mirrorListName, signList, verifyMirror, type MirrorVerdict } from './mirror-list.ts'
