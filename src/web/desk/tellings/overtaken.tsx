import { findEdition, type Edition } from '../../../publishing/index.ts'
import type { Telling, TellingState } from '../../../signons/index.ts'
import type { AppealVisit } from '../visit.ts'

type Newer = Pick<Edition, 'version' | 'status'>

/** The version that readers see and that came out after a message was begun; null where there is none. */
export async function newerThan({ needs }: AppealVisit, { appeal, version }: Pick<Telling, 'appeal' | 'version'>): Promise<Newer | null> {
  const shown = await findEdition(needs.db, appeal)
  return shown === null || shown.takenDown !== undefined || shown.edition.version <= version ? null : shown.edition
}

/** Whether mails of it may still be written, so that it matters. */
export const mayStillBeTold = (state: TellingState): boolean => state !== 'ended'

export const overtakenInWords = ({ version, status }: Newer): string =>
  `version ${version} came out since${status === 'closed' ? ' and closes the appeal' : ''}`

/** What stands over a message that a newer version has overtaken. */
export const Overtaken = ({ newer, draft }: { readonly newer: Newer; readonly draft: boolean }) => (
  <p class="notice">
    This message is overtaken: {overtakenInWords(newer)}. Whoever is told is led to what stands now.{' '}
    {draft ? 'Say what holds now, or leave it and write another message.' : 'It does not change any more: write another message instead.'}
  </p>
)
