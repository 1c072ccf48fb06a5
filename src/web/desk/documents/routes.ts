import { everybody, get, patch, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const saving = { ...member, reads: 'document.download' } as const
const writing = { roles: writers, of: 'case' } as const

/**
 * How files come into a case, what is made of them, and how they are saved again. Whatever leads to no document yet stands
 * below `new`, which is no document's id.
 */
export const documentRoutes = {
  filesForm: get('/cases/:case/documents/new/files', writing),
  sendFiles: post('/cases/:case/documents/new/files', writing),
  // In the manner of tus: POST begins, HEAD (of GET) asks how far it is, PATCH appends.
  beginUpload: post('/cases/:case/documents/new/uploads', writing),
  upload: get('/cases/:case/documents/new/uploads/:upload', writing),
  appendUpload: patch('/cases/:case/documents/new/uploads/:upload', writing),
  discardUpload: post('/cases/:case/documents/new/uploads/:upload/discard', writing),
  addressForm: get('/cases/:case/documents/new/address', writing),
  recordAddress: post('/cases/:case/documents/new/address', writing),

  original: get('/cases/:case/documents/:document/original', saving),
  derived: get('/cases/:case/documents/:document/files/:file', saving),
  thumbnail: get('/cases/:case/documents/:document/thumbnail', { ...member, reads: 'document.read' }),
  pagePicture: get('/cases/:case/documents/:document/pages/:page', { ...member, reads: 'document.read' }),
  copyForm: get('/cases/:case/documents/:document/copies/new', writing),
  makeCopy: post('/cases/:case/documents/:document/copies/new', writing),
  copy: get('/cases/:case/documents/:document/copies/:file', { ...member, reads: 'document.read' }),
  copyPicture: get('/cases/:case/documents/:document/copies/:file/pages/:page', { ...member, reads: 'document.read' }),
  discardCopy: post('/cases/:case/documents/:document/copies/:file/discard', writing),
  readAgain: post('/cases/:case/documents/:document/reading', writing),
  askTimestamp: post('/cases/:case/documents/:document/timestamp', writing),
} as const satisfies DeskRoutes
