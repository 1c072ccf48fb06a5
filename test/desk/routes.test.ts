import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../../src/platform/index.ts'
import { withDatabase } from '../../src/platform/testing.ts'
import { roles, type Role } from '../../src/staff/index.ts'
import { addStaffMember, type SignedInMember } from '../../src/staff/testing.ts'
import { lines } from '../../src/web/desk/chapters.ts'
import { formTokenOf } from '../../src/web/desk/form-token.ts'
import type { DeskRoute } from '../../src/web/desk/route.ts'
import { openDesk, type Answer, type TestDesk } from '../../src/web/desk/testing.ts'
import { signOnsOver } from '../fixtures/sign-ons.ts'
import { keepCanaries, keepCanary, overBoth, type CanaryCase } from './canary-desk.ts'
import { fill, leadsTo, partsOf, queryOf } from './parts-of-addresses.ts'

const now = new Date('2021-07-25T10:00:00Z')
const hour = 3_600_000

/** What a line of the table says should happen to somebody. */
type Expected =
  | { readonly kind: 'signs in' | 'confirms'; readonly status: 303 }
  | { readonly kind: 'asks'; readonly status: 403 }
  | { readonly kind: 'refused'; readonly status: 403 }
  | { readonly kind: 'nothing there'; readonly status: 404 }
  | { readonly kind: 'served' }

type Attempt = {
  readonly role: Role | null
  readonly whose: 'own' | 'other' | 'both'
  /** Whether what is sent bears the token of the session. */
  readonly token: boolean
  readonly fresh: boolean
}

/** The rule of the table (src/web/desk/route.ts), said once more and independently of what serves it. */
function expected({ method, path, who }: DeskRoute, { role, whose, token, fresh }: Attempt): Expected {
  if (who === 'anyone') return { kind: 'served' }
  if (role === null) return { kind: 'signs in', status: 303 }
  if (method !== 'GET' && !token) return { kind: 'refused', status: 403 }
  if (!who.roles.includes(role)) return { kind: 'refused', status: 403 }
  if (who.of !== 'desk' && whose !== 'own') return { kind: 'nothing there', status: 404 }
  // A form is carried along to the question, unless it bears secrets of its own.
  if (who.confirmed && !fresh && method === 'POST' && !path.startsWith('/me/')) return { kind: 'asks', status: 403 }
  if (who.confirmed && !fresh) return { kind: 'confirms', status: 303 }
  return { kind: 'served' }
}

/** Every attempt that the table tells apart. */
const attempts = ({ method, who }: DeskRoute): Attempt[] =>
  [...roles, null].flatMap((role) =>
    (who !== 'anyone' && who.of !== 'desk' ? (['own', 'other', 'both'] as const) : (['own'] as const)).flatMap((whose) =>
      (method === 'GET' ? [false] : [true, false]).flatMap((token) =>
        (who !== 'anyone' && who.confirmed ? [true, false] : [true]).map((fresh) => ({ role, whose, token, fresh })),
      ),
    ),
  )

type Place = {
  readonly db: Database
  readonly desk: TestDesk
  readonly own: CanaryCase
  readonly other: CanaryCase
  /** Somebody of each role who signed in just now, and who did so longer ago than a confirmation lasts. */
  readonly members: ReadonlyMap<string, SignedInMember>
}

const memberOf = (db: Database, role: Role, fresh: boolean, { key }: CanaryCase): Promise<SignedInMember> =>
  addStaffMember(db, { role, now: fresh ? now : new Date(now.getTime() - hour / 3), cases: [{ key, clearance: 'team' }] })

/** Asks in somebody's name. What may be served and changes something happens to a case and to people of its own. */
async function ask({ db, desk, members, ...place }: Place, route: DeskRoute, attempt: Attempt): Promise<Answer> {
  const { role, whose, token, fresh } = attempt
  const changes = route.method !== 'GET' && expected(route, attempt).kind === 'served'
  const own = changes
    ? await keepCanary(db, { id: `zq-own-${(cases += 1)}`, word: 'ownword', now, brought: isOfBrought(route) })
    : place.own
  const [member, target] =
    role === null
      ? [undefined, members.get('reader true')!]
      : changes
        ? [await memberOf(db, role, fresh, own), await memberOf(db, 'reader', true, own)]
        : [members.get(`${role} ${fresh}`)!, members.get('reader true')!]
  const about = whose === 'own' ? own : whose === 'other' ? place.other : { ...place.other, appeal: overBoth }
  const path = fill(route.path, partsOf(route.path, about, target.staff.id)) + queryOf(route.path)
  const person = desk.as(member?.token)
  if (route.method === 'GET') return person.get(path)
  if (route.method === 'PATCH')
    return person.patch(path, new Uint8Array(1), { 'Upload-Offset': '0', ...(!token && { 'X-Form-Token': 'none' }) })
  return person.send(path, member !== undefined && token ? { _token: formTokenOf(member.token) } : {})
}
let cases = 0

const isOfBrought = ({ path }: DeskRoute): boolean => /\/(?:dossiers|deliveries)\/:/.test(path)

/** A dossier that nobody has approved has no files, so there is nothing, for whoever may ask there too. */
const ofNothing = ({ path }: DeskRoute): boolean => path.endsWith('/dossier.zip')

const wrong = (answer: Answer, rule: Expected, route: DeskRoute): boolean => {
  const to = leadsTo(answer.location)
  if (rule.kind === 'signs in') return answer.status !== 303 || to !== '/sign-in'
  if (rule.kind === 'asks') return answer.status !== 403 || !answer.text.includes('Confirm that it is you')
  if (rule.kind === 'confirms') return answer.status !== 303 || to !== '/confirm'
  if (rule.kind !== 'served') return answer.status !== rule.status
  if (answer.status === 404) return !ofNothing(route)
  return answer.status >= 500 || [401, 403, 405].includes(answer.status) || to === '/confirm'
}

test('every address answers each role, in cases of their own and of others, as the table says', async () => {
  await withDatabase(async (db) => {
    const [own, other] = await keepCanaries(db, ['ownword', 'otherword'], now)
    const members = new Map<string, SignedInMember>()
    for (const role of roles) for (const fresh of [true, false]) members.set(`${role} ${fresh}`, await memberOf(db, role, fresh, own!))
    const place: Place = {
      db,
      desk: openDesk(db, { clock: () => now, signOns: await signOnsOver(db, () => now) }),
      own: own!,
      other: other!,
      members,
    }
    const faults: string[] = []
    let asked = 0
    for (const { route } of lines)
      for (const attempt of attempts(route)) {
        const answer = await ask(place, route, attempt)
        const rule = expected(route, attempt)
        asked += 1
        // A page that anybody may ask for says itself what it does with a link that was never given.
        if (route.who === 'anyone' ? answer.status < 500 : !wrong(answer, rule, route)) continue
        faults.push(`${route.method} ${route.path} ${JSON.stringify(attempt)}: ${rule.kind}, but ${answer.status} ${answer.location ?? ''}`)
      }
    assert.ok(lines.length > 5 && asked > lines.length)
    assert.deepEqual(faults, [])
  })
})

const name = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`

test('nothing is served that has no line in the table, and no line stands twice', async () => {
  await withDatabase(async (db) => {
    const { app } = openDesk(db)
    const own = /^GET (\/|\/healthz|\/style-[0-9a-f]{12}\.css|\/public-[0-9a-f]{12}\.css|\/scripts-[0-9a-f]{12}\/[a-z-]+\.js)$/
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(name)
      .filter((route) => !own.test(route))
    const known = lines.map(({ route }) => name(route))
    assert.deepEqual(
      served.filter((route) => !known.includes(route)),
      [],
    )
    assert.deepEqual(
      known.filter((route, index) => known.indexOf(route) !== index),
      [],
    )
  })
})
