import { awaitedBy, confirm, findFactors, passkeyToShow, type Proof } from '../../../staff/index.ts'
import { emptyForm, frameFields, proofFields, readForm, textOf, type FormState, type Given } from '../forms/index.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { ownPath } from './own-path.ts'
import { refuseOrSlow } from './refuse-or-slow.ts'
import type { signInRoutes } from './routes.ts'
import { signInContext } from './sign-in-context.ts'
import { waitInWords } from './wait.ts'

/** The page that asks, without what it needs of the database. */
type Asking = Omit<Parameters<typeof ConfirmPage>[0], 'visit' | 'form' | 'factors' | 'passkey'>

/** The pages that are shown only to whoever has just shown who they are; they go on to them afterwards. */
export const confirmHandlers: Pick<HandlersOf<typeof signInRoutes>, 'confirm' | 'confirmSent'> = {
  confirm: async (visit) => answer(visit, await page(visit, goingOn(visit), emptyForm)),

  confirmSent: async (visit): Promise<Response> => {
    const sent = await readForm(visit.c)
    const wrong = await show(visit, sent.kind === 'sent' ? sent.given : new Map(), goingOn(visit))
    return wrong ?? visit.c.redirect(ownPath(visit.c.req.query('next')), 303)
  },
}

function goingOn({ c }: Visit): Asking {
  const next = ownPath(c.req.query('next'))
  return { action: `/confirm?next=${encodeURIComponent(next)}`, fields: { password: 'password', passkey: 'passkey' }, back: '/cases' }
}

/**
 * A form that may be done only by whoever has just shown who they are. It comes back as a page that asks for it and carries
 * all that was sent, so that the same form, sent on with a password, is done at once. Nothing of it is kept here: the form
 * bears the token of its session, and counts in no other. Null where it was shown and is right: then the form is done.
 */
export async function askToConfirm(visit: Visit, given: Given, proof: Given): Promise<Response | null> {
  const { pathname, search } = new URL(visit.c.req.url)
  const back = ownPath(textOf(given, frameFields.at) || refererOf(visit))
  const asking = { action: pathname + search, fields: proofFields, carried: given, back }
  // A form that bears none yet is the first time that it is sent.
  if (proof.size === 0) return answer(visit, await page(visit, asking, emptyForm), 403)
  return show(visit, proof, asking)
}

/** Holds what was shown against who it has to be; null where it is right, else the page that says why not. */
async function show(visit: Visit, given: Given, asking: Asking): Promise<Response | null> {
  const { needs, now } = visit
  const { fields } = asking
  const proof = proofIn(given, fields)
  const wrong = async (error: string, until?: Date) =>
    refuseOrSlow(visit, await page(visit, asking, { given: new Map(), errors: { [fields.password]: error } }), until)
  if (proof === null) return wrong('Type your password or a code.')
  const outcome = await confirm(needs.db, visit, proof, signInContext(visit))
  switch (outcome.kind) {
    case 'confirmed':
      return null
    case 'slowed':
      return wrong(`There were too many wrong ones. Try again ${waitInWords(outcome.until, now)}.`, outcome.until)
    case 'wrong':
      return wrong(proof.kind === 'password' ? 'This is not your password.' : 'This was not accepted, or was used before.')
    default:
      return outcome satisfies never
  }
}

async function page(visit: Visit, asking: Asking, form: FormState) {
  const { needs, staff, session } = visit
  const [awaited, factors] = [await awaitedBy(needs.db, session.id), await findFactors(needs.db, staff.id)]
  const passkey = await passkeyToShow(factors.passkeys, { challenge: awaited?.challenge ?? '', origin: needs.origin })
  return <ConfirmPage visit={visit} form={form} {...asking} factors={factors} passkey={passkey} />
}

// No password is six digits: they are shorter than any that can be chosen.
function proofIn(given: Given, fields: Asking['fields']): Proof | null {
  const [response, typed] = [textOf(given, fields.passkey), given.get(fields.password)?.[0] ?? '']
  if (response !== '') return { kind: 'passkey', response }
  if (typed === '') return null
  return /^\s*\d{3}\s?\d{3}\s*$/.test(typed) ? { kind: 'code', code: typed } : { kind: 'password', password: typed }
}

/** The page on which a button was pressed, where the browser says. */
function refererOf({ c }: Visit): string {
  const referer = c.req.header('referer') ?? ''
  if (!URL.canParse(referer)) return ''
  const { pathname, search } = new URL(referer)
  return pathname + search
}
