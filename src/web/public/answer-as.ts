import type { Context } from 'hono'
import { canonicalEdition, editionPdf, jsonLd, plainText, type PublishedEdition } from '../../publishing/index.ts'
import { routes, type AppealForm } from '../routes.ts'
import type { Site } from './page.tsx'

/** Gives an edition in one of its other forms; null where it cannot be had in that form. */
export type AnswerAs = (c: Context, form: AppealForm, published: PublishedEdition) => Promise<Response | null>

/** The other forms of an appeal's newest edition. PDFs are set once and kept in memory, the last few of them. */
export function otherForms({ origin, name }: Site): AnswerAs {
  const pdfs = recentPdfs()
  return async (c, form, { edition, hash }) => {
    const address = origin + routes.appeal(edition.appeal)
    c.header('Content-Language', edition.lang)
    switch (form) {
      case 'txt':
        return c.body(plainText(edition, hash, address), 200, { 'Content-Type': 'text/plain; charset=utf-8' })
      case 'jsonld':
        return c.body(JSON.stringify(jsonLd(edition, { name, origin, address }), null, 2), 200, { 'Content-Type': 'application/ld+json' })
      case 'json':
        // The body is the very text that was hashed; RFC 9530 lets a client check it in passing.
        return c.body(canonicalEdition(edition), 200, {
          'Content-Type': 'application/json',
          'Repr-Digest': `sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`,
        })
      case 'pdf':
        break
    }
    const bytes = await pdfs(hash, () => editionPdf(edition, { address }))
    return bytes === null ? null : c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/pdf' })
  }
}

/** Remembers PDFs by the hash of their edition, and that one could not be set; a renderer that failed is asked again. */
function recentPdfs() {
  const most = 16
  const kept = new Map<string, ReturnType<typeof editionPdf>>()
  return async (hash: string, make: () => ReturnType<typeof editionPdf>): Promise<Uint8Array | null> => {
    const made = kept.get(hash) ?? make()
    kept.delete(hash)
    kept.set(hash, made)
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest)
    const outcome = await made.catch(() => null)
    if (outcome === null || outcome.kind === 'failed') kept.delete(hash)
    return outcome?.kind === 'rendered' ? outcome.bytes : null
  }
}
