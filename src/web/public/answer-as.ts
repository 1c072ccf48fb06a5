import type { Context } from 'hono'
import { canonicalEdition, jsonLd, plainText, type PublishedEdition } from '../../publishing/index.ts'
import { routes, type AppealForm } from '../routes.ts'
import type { Site } from './page.tsx'

/** An edition in one of its other forms; null where it cannot be had in that form. */
export async function answerAs(
  c: Context,
  form: AppealForm,
  { edition, hash }: PublishedEdition,
  { origin, name }: Site,
): Promise<Response | null> {
  const address = origin + routes.appeal(edition.appeal)
  switch (form) {
    case 'txt':
      return c.body(plainText(edition, hash, address), 200, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Language': edition.lang,
      })
    case 'jsonld':
      return c.body(JSON.stringify(jsonLd(edition, { name, origin, address }), null, 2), 200, { 'Content-Type': 'application/ld+json' })
    case 'json':
      // The body is the very text that was hashed; RFC 9530 lets a client check it in passing.
      return c.body(canonicalEdition(edition), 200, {
        'Content-Type': 'application/json',
        'Repr-Digest': `sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`,
      })
    case 'pdf':
      return null
  }
}
