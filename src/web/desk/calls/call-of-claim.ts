import { caseLog, recordEntries, type LoggedCall } from '../../../cases/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import type { CaseVisit } from '../visit.ts'
import { entryNamed } from './entry-named.ts'
import { kindOf, momentOf } from './log-words.ts'

/** The call that an address names by its position (`call=3`), as a claim is made of it; null where there is none to read. */
export function callForClaim(visit: CaseVisit, name: string) {
  const call = callNamed(visit, name)
  if (call === undefined) return null
  const { source, name: who } = call
  return {
    inWords: `${kindOf(call)}, ${momentOf(call.at)}`,
    words: [
      { label: `What was said (${kindOf(call)}, ${momentOf(call.at)})`, text: call.said },
      ...(call.promised === undefined ? [] : [{ label: 'What was promised', text: call.promised }]),
    ],
    said_by: source === undefined ? [] : [source],
    ...(who !== undefined && { name: who }),
    sensitivity: call.sensitivity,
    // A claim says on which day something was said; the hour stays in the log.
    said_on: call.at.text.replace(/T.*$/, ''),
  }
}

/** The calls in which a claim was told, as far as they may be read. */
export const callsOfClaim = ({ opened }: CaseVisit, claim: string): readonly LoggedCall[] =>
  caseLog(opened).calls.filter(({ claims }) => claims.includes(claim))

/** Keeps that a claim was made of a call, in the transaction that adds the claim. A call that is not there links nothing. */
export async function linkCallToClaim(tx: Transaction, visit: CaseVisit, name: string, claim: string): Promise<void> {
  const { opened, staff, now, needs } = visit
  const call = callNamed(visit, name)
  if (call === undefined) return
  const entry = { kind: 'claim', call: call.position, claim }
  const linked = await recordEntries(tx, opened.id, [{ kind: 'add', list: 'calls', entry }], { by: staff.id, at: now, facts: needs.facts })
  if (linked.kind !== 'recorded') throw new Error(`A claim could not be linked with its call: ${linked.kind}`)
  await recordAudit(tx, {
    at: now,
    staff: staff.id,
    action: 'call.claim',
    caseKey: opened.key,
    list: 'calls',
    entry: String(call.position),
    detail: { claim },
  })
}

function callNamed({ opened }: CaseVisit, name: string): LoggedCall | undefined {
  const found = entryNamed(opened, `call.${name}`)
  return found?.kind === 'call' ? found : undefined
}
