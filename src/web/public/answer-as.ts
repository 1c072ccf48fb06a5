import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { PublicTimeline } from '../../delivery/index.ts'
import { canonicalEdition, jsonLd, mailText, plainText, type ToldChange, type PublishedEdition } from '../../publishing/index.ts'
import { formTypes, placeOf, routes, type AppealForm, type PrintedAppealForm } from '../routes.ts'
import { courseInText } from './course-in-words.ts'
import type { Site } from './page.tsx'

/** Gives an edition in one of its written forms; they are drawn from it each time. */
export type AnswerAs = (
  c: Context,
  form: Exclude<AppealForm, PrintedAppealForm>,
  published: PublishedEdition,
  changes: readonly ToldChange[],
  /** What became of the appeal, where readers are told of it here. */
  course?: PublicTimeline,
) => Response

/** The forms of an appeal's newest edition besides its page and its sheet. */
export function otherForms({ origin, name }: Site): AnswerAs {
  return (c, form, published, changes, course) => {
    const { edition, committed } = published
    const address = origin + routes.appeal(placeOf(edition))
    const original = edition.translates === undefined ? {} : { original: origin + routes.appeal(edition.appeal) }
    c.header('Content-Language', edition.lang)
    switch (form) {
      case 'txt':
        return c.body(
          [plainText(published, address, changes), ...(course === undefined ? [] : [courseInText(edition.lang, course)])].join('\n'),
          200,
          { 'Content-Type': formTypes.txt },
        )
      case 'mail.txt':
        return c.body(mailText(published, address, changes), 200, { 'Content-Type': formTypes['mail.txt'] })
      case 'jsonld':
        return c.body(JSON.stringify(jsonLd(edition, { name, origin, address, ...original }), null, 2), 200, {
          'Content-Type': formTypes.jsonld,
        })
      case 'json':
        break
    }
    const body = canonicalEdition(committed)
    // RFC 9530 lets a client check in passing that nothing was lost on the way; the fingerprint takes `amparo verify`.
    return c.body(body, 200, {
      'Content-Type': formTypes.json,
      'Repr-Digest': `sha-256=:${createHash('sha256').update(body, 'utf8').digest('base64')}:`,
    })
  }
}
