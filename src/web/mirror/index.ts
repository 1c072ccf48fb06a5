export { copySite, type CopySettings, type MirroredFile } from './copy-site.ts'
export { furtherAddresses } from './further-addresses.ts'
export { keepMirror, type KeptMirror, type MirrorFolder } from './keep-mirror.ts'
export { signList, verifyMirror, type MirrorVerdict } from './mirror-list.ts'
