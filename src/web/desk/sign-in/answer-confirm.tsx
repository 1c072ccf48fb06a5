import { awaitedBy, confirm, findFactors, passkeyToShow, type Proof } from '../../../staff/index.ts'
import { emptyForm, readForm, textOf, type FormState, type Given } from '../forms/index.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { ownPath } from './own-path.ts'
import { ConfirmPage } from './pages.tsx'
import { refuseOrSlow } from './refuse-or-slow.ts'
import type { signInRoutes } from './routes.ts'
import { signInContext } from './sign-in-context.ts'
import { waitInWords } from './wait.ts'

export const confirmHandlers: Pick<HandlersOf<typeof signInRoutes>, 'confirm' | 'confirmSent'> = {
  confirm: async (visit) => answer(visit, await page(visit, emptyForm)),

  confirmSent: async (visit): Promise<Response> => {
    const { c, needs, now } = visit
    const sent = await readForm(c)
    const proof = proofIn(sent.kind === 'sent' ? sent.given : new Map())
    const wrong = async (password: string, until?: Date) =>
      refuseOrSlow(visit, await page(visit, { given: new Map(), errors: { password } }), until)
    if (proof === null) return wrong('Type your password or a code.')
    const outcome = await confirm(needs.db, visit, proof, signInContext(visit))
    if (outcome.kind === 'confirmed') return c.redirect(ownPath(c.req.query('next')), 303)
    if (outcome.kind === 'slowed')
      return wrong(`There were too many wrong ones. Try again ${waitInWords(outcome.until, now)}.`, outcome.until)
    return wrong(proof.kind === 'password' ? 'This is not your password.' : 'This was not accepted, or was used before.')
  },
}

async function page(visit: Visit, form: FormState) {
  const { c, needs, staff, session } = visit
  const [awaited, factors] = [await awaitedBy(needs.db, session.id), await findFactors(needs.db, staff.id)]
  const passkey = await passkeyToShow(factors.passkeys, { challenge: awaited?.challenge ?? '', origin: needs.origin })
  return <ConfirmPage visit={visit} form={form} next={ownPath(c.req.query('next'))} factors={factors} passkey={passkey} />
}

// No password is six digits: they are shorter than any that can be chosen.
function proofIn(given: Given): Proof | null {
  const [response, typed] = [textOf(given, 'passkey'), given.get('password')?.[0] ?? '']
  if (response !== '') return { kind: 'passkey', response }
  if (typed === '') return null
  return /^\s*\d{3}\s?\d{3}\s*$/.test(typed) ? { kind: 'code', code: typed } : { kind: 'password', password: typed }
}
