import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { isObjectedTo, publicBodies } from './directory-store.ts'
import type { ListedBody } from './body.ts'

/** Whom supporters are told to write to about an appeal: the codes of bodies, in the team's order; `base` for a change of it. */
export type ChosenBodies = { readonly bodies: readonly string[]; readonly base: number }

export async function chosenBodies(db: Database | Transaction, appeal: string): Promise<ChosenBodies> {
  const { rows } = await sql<{ bodies: string[]; revision: number }>`
    select bodies, revision from supporter_letters where appeal = ${appeal} order by revision desc limit 1`.execute(db)
  const [newest] = rows
  return { bodies: newest?.bodies ?? [], base: newest?.revision ?? 0 }
}

/** Chooses them anew, from `base`; refused where somebody else has chosen since. */
export async function chooseBodies(
  tx: Transaction,
  appeal: string,
  { bodies, base }: ChosenBodies,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<{ readonly kind: 'chosen' | 'conflict' }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`letters ${appeal}`}, 0))`.execute(tx)
  if ((await chosenBodies(tx, appeal)).base !== base) return { kind: 'conflict' }
  await sql`
    insert into supporter_letters (appeal, revision, bodies, written_at, written_by)
    values (${appeal}, ${base + 1}, ${[...bodies]}::text[], ${at}, ${by})`.execute(tx)
  return { kind: 'chosen' }
}

/** A body as supporters are shown it: with no mail address where it asked for no more mail. */
export type LetterBody = Pick<ListedBody, 'id' | 'name' | 'title' | 'titles' | 'salutations' | 'languages' | 'channels'>

/** The bodies that supporters may write to about an appeal: chosen for it, public in the directory, and with some address. */
export async function letterBodies(db: Database, appeal: string): Promise<readonly LetterBody[]> {
  const { bodies } = await chosenBodies(db, appeal)
  if (bodies.length === 0) return []
  const known = new Map((await publicBodies(db)).map((body) => [body.id, body]))
  const shown: LetterBody[] = []
  for (const id of bodies) {
    const body = known.get(id)
    if (body === undefined) continue
    const { email, ...others } = body.channels
    const noMail = email === undefined || body.objection !== undefined || (await isObjectedTo(db, id, email))
    const channels = noMail ? others : { ...others, email }
    if (Object.keys(channels).length === 0) continue
    const { name, title, titles, salutations, languages } = body
    shown.push({
      id,
      name,
      salutations,
      languages,
      channels,
      ...(title !== undefined && { title }),
      ...(titles !== undefined && { titles }),
    })
  }
  return shown
}
