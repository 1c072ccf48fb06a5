import { caseRevision, listHistory, type Consent, type PlainEntry } from '../../../cases/index.ts'
import { canonicalJson } from '../../../kit/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { Visit } from '../visit.ts'
import type { KeptEntry } from './entry-kind.ts'
import { asWritten, written } from './kept-entries.ts'

export const consentFields = [
  'subject',
  'given_by',
  'relation',
  'capacity',
  'scope',
  'covers',
  'refused',
  'on',
  'until',
  'withdrawn',
] as const

/** Consents have no id: each is found by its position, and shown when the part of the case that this member reads holds it. */
export async function readableConsents(
  visit: Pick<Visit, 'needs' | 'openCase'> & { readonly opened: OpenedCase },
): Promise<readonly KeptEntry[]> {
  const { opened, needs, openCase } = visit
  for (let tries = 1; ; tries++) {
    const now = (await openCase(opened.id)) ?? opened
    const readable = new Set(now.document.consents.map(nameOfConsent))
    const newest = new Map((await listHistory(needs.db, opened.id, 'consents')).map((revision) => [revision.position, revision]))
    // Somebody who writes in between would make what is kept look like what may not be read.
    if (tries < 5 && (await caseRevision(needs.db, opened.id)) !== now.revision) continue
    return [...newest.values()].flatMap(({ position, base, entry }) =>
      entry === null || !readable.has(nameFor(entry)) ? [] : [{ id: String(position), position, base, entry }],
    )
  }
}

/** What tells a consent, as it is kept, from others. */
export const nameOfConsent = (consent: Consent): string => nameFor(asWritten(consent))
export const nameFor = (entry: PlainEntry): string =>
  canonicalJson(consentFields.map((field) => (field === 'covers' || field === 'refused' ? (entry[field] ?? null) : written(entry, field))))
