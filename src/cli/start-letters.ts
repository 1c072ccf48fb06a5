import { projectCatalogue } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { startDelivering, type Delivering } from '../delivery/index.ts'
import {
  folderOfReports,
  imapOfReports,
  smtpLetters,
  type Clock,
  type Configuration,
  type Database,
  type FileStore,
  type Log,
} from '../platform/index.ts'
import { submissionStands } from '../submissions/index.ts'

type Needs = { readonly db: Database; readonly files: FileStore; readonly clock: Clock; readonly log: Log; readonly facts: FactDictionary }

/** Sends letters to bodies and reads what comes back, as far as the configuration says how. The demo does neither. */
export function startLetters({ facts, ...needs }: Needs, { mail, bounces = {} }: Configuration, isDemo: boolean): Promise<Delivering> {
  if (isDemo) return startDelivering(needs)
  const { address, imapUrl, folder } = bounces
  const catalogue = projectCatalogue()
  return startDelivering({
    ...needs,
    submissionStands: (tx, id, now) => submissionStands(tx, id, { facts, catalogue, now }),
    ...(mail !== undefined && { post: smtpLetters({ ...mail, ...(address !== undefined && { bounces: address }) }) }),
    boxes: [...(imapUrl === undefined ? [] : [imapOfReports(imapUrl)]), ...(folder === undefined ? [] : [folderOfReports(folder)])],
  })
}

/** Who letters come from; nobody in the demo, and where no mail server is set. */
export const lettersOf = ({ mail }: Configuration, isDemo: boolean): { readonly letters?: { readonly from: string } } =>
  isDemo || mail === undefined ? {} : { letters: { from: mail.from } }
