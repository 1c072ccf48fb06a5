import { mailState, type Database } from '../platform/index.ts'
import { listCampaignKeys, listCampaigns, readSigningStateNow, type SigningState } from '../signons/index.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './process.ts'
import { suggest } from './suggest.ts'

/** Says how the sign-ons of an appeal stand; without one, of each in a line, and how the mail stands. */
export async function tellSignOns(context: CommandContext, db: Database, appeal: string): Promise<number> {
  const appeals = (await listCampaigns(db)).map((campaign) => campaign.appeal)
  if (appeal === '') {
    if (appeals.length === 0) context.out('No appeal was opened for sign-ons.\n')
    for (const one of appeals) context.out(`${one}: ${inALine(await readSigningStateNow(db, one))}\n`)
    const { waiting, uncertain, lastError } = await mailState(db)
    const trouble = lastError === null ? '' : `; the last that failed: ${lastError}`
    context.out(`Mail: ${waiting} to be sent, ${uncertain} interrupted and not sent again${trouble}.\n`)
    return 0
  }
  if (!appeals.includes(appeal)) {
    const words = { none: 'No appeal was opened for sign-ons.', all: 'Opened are' }
    return refuse(context, `'${appeal}' was never opened for sign-ons. ${suggest(appeal, appeals, words)}`)
  }
  context.out(`${await inFull(db, appeal)}\n`)
  return 0
}

const inALine = (state: SigningState): string =>
  state.kind === 'none'
    ? 'not opened'
    : `${kinds[state.kind]}; ${state.counts?.total ?? 0} confirmed and released, ${state.waiting} waiting, ${heldIn(state)} held`

async function inFull(db: Database, appeal: string): Promise<string> {
  const state = await readSigningStateNow(db, appeal)
  if (state.kind === 'none') return 'not opened'
  const { counts, released } = state
  const keys = await listCampaignKeys(db, appeal)
  return [
    `${appeal}: ${kinds[state.kind]}`,
    `confirmed    ${counts?.total ?? 0}${released.at === null ? ' (nothing is released yet)' : `, as released on ${released.at.toISOString()}`}`,
    `withdrawn    ${counts?.withdrawn ?? 0}`,
    ...(counts?.removed ?? []).map(([reason, count]) => `removed      ${count}: ${reason}`),
    `waiting      ${state.waiting}`,
    ...state.held.map(({ reason, count }) => `held         ${count}: ${reason ?? 'for another reason'}`),
    `erased       ${state.erased} of those that count`,
    ...keys.map(
      ({ fingerprint, signOns, inUse, lostAt, destroyedAt }) =>
        `key          ${fingerprint}, ${signOns} sealed to it${inUse ? ', in use' : destroyedAt !== null ? ', destroyed' : lostAt !== null ? ', lost' : ''}`,
    ),
  ].join('\n')
}

const heldIn = ({ held }: Exclude<SigningState, { kind: 'none' }>): number => held.reduce((sum, { count }) => sum + count, 0)

const kinds: Readonly<Record<Exclude<SigningState['kind'], 'none'>, string>> = {
  open: 'open',
  paused: 'paused',
  closed: 'closed for good',
  'no-key': 'nobody can sign: there is no key to seal to',
  'no-edition': 'nobody can sign: the newest version was taken down',
}
