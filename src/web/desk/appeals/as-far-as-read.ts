import { hasLapsed, lifeOf, weigh, type ConsentOnRecord, type NamedPerson } from '../../../appeals/index.ts'
import type { Subject } from '../../../claims/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { AppealVisit } from '../visit.ts'

// What is weighed of an appeal is weighed on its whole cases; of what somebody may not read they are told that it is there, and not its words.

/** Said where nothing that whoever looks reads says why: neither how much it is nor what it is about. */
export const bearsUnread = 'Something that you may not read bears on who may consent; ask somebody who reads it.'

/** What whoever looks reads of the claims on a person's death and age, in words; `bears`: there is more, of which nothing is told. */
export type LifeRead = { readonly died: string; readonly minor: string; readonly bears: boolean }

/** The ids of such claims as far as they are read: "C4, 1 that you may not read"; empty where none is, so that nobody learns that there are any. */
export function lifeRead({ opened, now }: AppealVisit, person: NamedPerson): LifeRead {
  const readable = new Set(opened.cases.get(person.caseId)?.document.claims.map(({ id }) => id))
  const inWords = (claims: NamedPerson['died']): string => {
    const read = claims.map(({ id }) => id).filter((id) => readable.has(id))
    const unread = claims.length - read.length
    return read.length === 0 ? '' : [...read, ...(unread > 0 ? [`${unread} that you may not read`] : [])].join(', ')
  }
  const [died, minor] = [inWords(person.died), inWords(person.minor)]
  const isHidden = (person.died.length > 0 && died === '') || (person.minor.length > 0 && minor === '')
  return { died, minor, bears: isHidden || person.consents.some((one) => lapsedUnread({ opened, now }, person, one)) }
}

/** Whether a consent has lapsed by what whoever looks may not read: that somebody died, or came of age, would be told with it. */
export function lapsedUnread(
  { opened, now }: Pick<AppealVisit, 'opened' | 'now'>,
  { caseId, subject }: { readonly caseId: string; readonly subject?: Subject },
  { consent, state }: ConsentOnRecord,
): boolean {
  const file = opened.cases.get(caseId)?.document
  if (state !== 'lapsed' || subject === undefined) return false
  return file === undefined || !hasLapsed(weigh(consent, subject, lifeOf(file, subject.id), dayOfInstant(now)))
}
