import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'

/** So many sign-ons of a country come before one whose entry names it (docs/log.md). */
const earlierOnes = 20

type Counted = { readonly campaign: number; readonly allowedCountry: string | null }

/**
 * Says which country stands in the entry of each new sign-on of a batch, asked in their order: none as long as fewer
 * than twenty earlier ones of this appeal are of it. Counts those that are not told yet; what is beyond twenty is counted by the
 * log alone. Nothing is taken off when somebody withdraws.
 */
export async function countriesOfEntries(tx: Transaction, signOns: readonly Counted[]): Promise<(signOn: Counted) => string | null> {
  const asked = new Map<string, { readonly campaign: number; readonly country: string; count: number }>()
  for (const { campaign, allowedCountry: country } of signOns)
    if (country !== null) {
      const known = asked.get(nameOf(campaign, country)) ?? { campaign, country, count: 0 }
      known.count += 1
      asked.set(nameOf(campaign, country), known)
    }
  if (asked.size === 0) return () => null
  const pairs = [...asked.values()]
  const [campaigns, countries] = [pairs.map(({ campaign }) => campaign), pairs.map(({ country }) => country)]
  const { rows } = await sql<{ campaign: number; country: string; earlier: number }>`
    select campaign, country, earlier from signon_countries
    where (campaign, country) in (select * from unnest(${campaigns}::smallint[], ${countries}::char(2)[]))`.execute(tx)
  const earlier = new Map(rows.map(({ campaign, country, earlier: count }) => [nameOf(campaign, country), count]))
  const growing = pairs.filter(({ campaign, country }) => (earlier.get(nameOf(campaign, country)) ?? 0) < earlierOnes)
  if (growing.length > 0)
    await sql`
      insert into signon_countries (campaign, country, earlier) select * from unnest(
        ${growing.map(({ campaign }) => campaign)}::smallint[], ${growing.map(({ country }) => country)}::char(2)[],
        ${growing.map(({ campaign, country, count }) => Math.min(earlierOnes, (earlier.get(nameOf(campaign, country)) ?? 0) + count))}::smallint[])
      on conflict (campaign, country) do update set earlier = excluded.earlier`.execute(tx)
  return ({ campaign, allowedCountry: country }) => {
    if (country === null) return null
    const before = earlier.get(nameOf(campaign, country)) ?? 0
    earlier.set(nameOf(campaign, country), before + 1)
    return before < earlierOnes ? null : country
  }
}

const nameOf = (campaign: number, country: string): string => `${campaign} ${country}`
