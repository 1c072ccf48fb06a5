import { attachment, derivedInWords, derivedOf, savedName } from '../../../documents/index.ts'
import type { CaseVisit } from '../visit.ts'
import { documentAsked } from './document-asked.ts'
import { answerNothingKept } from './nothing-kept.tsx'

/** The original, byte for byte, to be saved. No browser shows it: it is somebody else's file, and may be a page with scripts in it. */
export async function saveOriginal(visit: CaseVisit): Promise<Response> {
  const document = await documentAsked(visit)
  const original = document?.original
  if (document === undefined || original === undefined)
    return answerNothingKept(visit, 'This document has no file: it was pasted, or only named.')
  return save(visit, original.sha256, original.name ?? savedName(document.title, original.media_type))
}

/** A file that was made of it, to be saved likewise. */
export async function saveDerived(visit: CaseVisit): Promise<Response> {
  const document = await documentAsked(visit)
  const file = document?.derived?.find(({ sha256 }) => sha256 === visit.c.req.param('file'))
  if (document === undefined || file === undefined) return answerNothingKept(visit)
  const name = document.original?.name ?? document.title
  return save(visit, file.sha256, savedName(name, file.media_type, derivedInWords[file.kind]))
}

/** The small picture of its first page. We made it; what came from elsewhere under that name is shown only if it is a PNG. */
export async function showThumbnail(visit: CaseVisit): Promise<Response> {
  const document = await documentAsked(visit)
  const file = document && derivedOf(document, 'thumbnail')
  const stored = file && (await visit.needs.files.read(file.sha256))
  return stored?.kind === 'found' && isPng(stored.bytes) ? showPng(visit, stored.bytes) : answerNothingKept(visit)
}

/** A page of the original as a picture, drawn anew, for whoever marks what is to be blackened. */
export async function showPage(visit: CaseVisit): Promise<Response> {
  const original = (await documentAsked(visit))?.original
  return original === undefined ? answerNothingKept(visit) : pictureOf(visit, original.sha256)
}

/** The page in the address of a stored file, as a picture. */
export async function pictureOf(visit: CaseVisit, sha256: string): Promise<Response> {
  const { c, needs } = visit
  const page = Number(c.req.param('page'))
  if (!Number.isSafeInteger(page) || page < 1 || page > 10_000) return answerNothingKept(visit)
  const stored = await needs.files.read(sha256)
  if (stored.kind !== 'found') return answerNothingKept(visit, notReadable[stored.kind])
  const picture = await needs.documents.extractor.pagePicture(stored.bytes, page, 1000)
  return picture.kind === 'made' && isPng(picture.bytes)
    ? showPng(visit, picture.bytes)
    : answerNothingKept(visit, picture.kind === 'refused' ? picture.why : undefined)
}

export const notReadable = {
  missing: 'The file is not here: it came with a case from elsewhere without its files, or it was erased.',
  damaged: 'The file as it is stored is damaged. Whoever runs the server can take it from a backup.',
} as const

async function save(visit: CaseVisit, sha256: string, name: string): Promise<Response> {
  const { c, needs } = visit
  const stored = await needs.files.read(sha256)
  if (stored.kind !== 'found') return answerNothingKept(visit, notReadable[stored.kind])
  // Its own type would let something open it by itself. The guard forbids whatever shows it to do anything.
  c.header('Content-Type', 'application/octet-stream')
  c.header('Content-Disposition', attachment(name))
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(stored.bytes))
}

function showPng({ c }: CaseVisit, bytes: Uint8Array): Response {
  c.header('Content-Type', 'image/png')
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(bytes))
}

const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n'
