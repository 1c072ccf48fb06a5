import { sql } from 'kysely'
import { heldSigns } from './reasons.ts'
import type { Batch } from './committer.ts'
import type { Disclosure } from './sign-form.ts'

/** A sign-on that is about to be written. */
export type NewSignOn = {
  readonly campaign: number
  readonly edition: number
  readonly editionEntry: number
  readonly key: number
  readonly person: number
  readonly disclosure: Disclosure
  /** '-' if it is not held. */
  readonly held: string
  readonly address: Buffer
  readonly wrap: Buffer
  readonly content: Buffer
  readonly commitment: string
  readonly shownName: string | null
  /** What the signer allows to count. */
  readonly allowedCountry: string | null
  /** As it stands in the entry. */
  readonly country: string | null
  /** -1 if it is held. */
  readonly entry: number
}

/** Writes sign-ons, with what stands beside them; gives the id of each, in the same order. */
export async function insertSignOns({ tx }: Batch, signOns: readonly NewSignOn[]): Promise<readonly number[]> {
  if (signOns.length === 0) return []
  const each = <Value>(of: (signOn: NewSignOn) => Value): Value[] => signOns.map(of)
  const { rows } = await sql<{ id: number; address: Buffer }>`
    insert into signons (entry, edition, key, person, state, disclosure, reason, country, address, wrap, content)
    select * from unnest(
      ${each(({ entry }) => entry)}::bigint[], ${each(({ edition }) => edition)}::smallint[],
      ${each(({ key }) => key)}::smallint[], ${each(({ person }) => person)}::smallint[],
      ${each(({ held }) => (held === '-' ? 'c' : 'h'))}::"char"[], ${each(({ disclosure }) => disclosure)}::"char"[],
      ${each(({ held }) => (held === '-' ? '-' : heldSigns.network))}::"char"[],
      ${each(({ country }) => country ?? '--')}::char(2)[], ${each(({ address }) => address)}::bytea[],
      ${each(({ wrap }) => wrap)}::bytea[], ${each(({ content }) => content)}::bytea[])
    returning id, address`.execute(tx)
  const byAddress = new Map(rows.map(({ id, address }) => [address.toString('hex'), id]))
  const ids = signOns.map(({ address }) => byAddress.get(address.toString('hex'))!)
  const numbered = signOns.map((signOn, at) => ({ ...signOn, id: ids[at]! }))
  const shown = numbered.flatMap((signOn) => (signOn.shownName === null ? [] : [{ ...signOn, shownName: signOn.shownName }]))
  if (shown.length > 0)
    await sql`insert into signon_names (signon, entry, campaign, hidden, name) select * from unnest(
      ${shown.map(({ id }) => id)}::bigint[], ${shown.map(({ entry }) => entry)}::bigint[], ${shown.map(({ campaign }) => campaign)}::smallint[],
      ${shown.map(({ held }) => held !== '-')}::boolean[], ${shown.map(({ shownName }) => shownName)}::text[])`.execute(tx)
  const held = numbered.filter((signOn) => signOn.held !== '-')
  if (held.length > 0)
    await sql`insert into held_signons (signon, commitment, country) select * from unnest(
      ${held.map(({ id }) => id)}::bigint[], ${held.map(({ commitment }) => commitment)}::text[],
      ${held.map(({ allowedCountry }) => allowedCountry ?? '--')}::char(2)[])`.execute(tx)
  return ids
}
