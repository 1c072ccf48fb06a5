import { awaitedFactors, findSession, passkeyToShow, showFactor, signIn, signOut } from '../../../staff/index.ts'
import { emptyForm, readForm, textOf, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import { clearSessionToken, readSessionToken } from '../session-cookie.ts'
import type { Visitor } from '../visit.ts'
import { confirmHandlers } from './answer-confirm.tsx'
import { invitationHandlers } from './answer-invitation.tsx'
import { letIn } from './let-in.ts'
import { ownPath } from './own-path.ts'
import { SecondFactorPage, SignInPage } from './pages.tsx'
import { refuseOrSlow } from './refuse-or-slow.ts'
import type { signInRoutes } from './routes.ts'
import { signInContext } from './sign-in-context.ts'
import { clearStep, readStep, setStep } from './step-cookie.ts'
import { shownIn } from './shown-factor.ts'
import { waitInWords } from './wait.ts'

export const signInHandlers: HandlersOf<typeof signInRoutes> = {
  ...confirmHandlers,
  ...invitationHandlers,

  signIn: async (visitor) => {
    const { c, needs, now } = visitor
    const next = ownPath(c.req.query('next'))
    const token = readSessionToken(c, needs.origin)
    if (token !== undefined && (await findSession(needs.db, token, now)) !== null) return c.redirect(next, 303)
    return answer(visitor, <SignInPage visit={visitor} form={emptyForm} next={next} />)
  },

  signInSent: async (visitor): Promise<Response> => {
    const { c, needs } = visitor
    const next = ownPath(c.req.query('next'))
    const sent = await readForm(c)
    const given: Given = sent.kind === 'sent' ? sent.given : new Map()
    const again = (errors: FormState['errors'], until?: Date) =>
      refuseOrSlow(visitor, <SignInPage visit={visitor} form={{ given, errors }} next={next} />, until)
    const [name, password] = [textOf(given, 'name'), given.get('password')?.[0] ?? '']
    if (name === '' || password === '')
      return again({
        ...(name === '' && { name: 'Type the name that you sign in with.' }),
        ...(password === '' && { password: 'Type your password.' }),
      })
    const outcome = await signIn(needs.db, { name, password, destination: next }, signInContext(visitor))
    if (outcome.kind === 'signed-in') return letIn(visitor, outcome)
    if (outcome.kind === 'factor-needed') {
      setStep(c, needs.origin, outcome.step)
      return c.redirect('/sign-in/second-factor', 303)
    }
    if (outcome.kind === 'refused') return again({ name: 'The name or the password is not right.' })
    return again({ name: `There were too many wrong passwords. Try again ${waitInWords(outcome.until, visitor.now)}.` }, outcome.until)
  },

  secondFactor: (visitor) => factorPage(visitor, emptyForm),

  secondFactorSent: async (visitor): Promise<Response> => {
    const { c, needs, now } = visitor
    const sent = await readForm(c)
    const shown = shownIn(sent.kind === 'sent' ? sent.given : new Map())
    const wrong = (code: string, until?: Date) => factorPage(visitor, { given: new Map(), errors: { code } }, until)
    if (shown === null) return wrong('Type the six digits that your app shows.')
    const outcome = await showFactor(needs.db, readStep(c, needs.origin), shown, signInContext(visitor))
    if (outcome.kind === 'signed-in') return letIn(visitor, outcome)
    if (outcome.kind === 'over') return beginAgain(visitor)
    if (outcome.kind === 'slowed')
      return wrong(`There were too many wrong codes. Try again ${waitInWords(outcome.until, now)}.`, outcome.until)
    const what =
      shown.kind === 'code' ? 'This code is not right, or was used before. Wait for the next one' : 'This passkey was not accepted'
    return wrong(`${what}; ${outcome.left} more can be tried.`)
  },

  signOut: async ({ c, needs, staff, session, now }) => {
    await signOut(needs.db, { staff: staff.id, session: session.id, now })
    clearSessionToken(c, needs.origin)
    return c.redirect(withNotice('/sign-in', 'signed-out'), 303)
  },
}

async function factorPage(visitor: Visitor, form: FormState, until?: Date): Promise<Response> {
  const { c, needs, now } = visitor
  const awaited = await awaitedFactors(needs.db, readStep(c, needs.origin), now)
  if (awaited === null) return beginAgain(visitor)
  const { step, factors } = awaited
  const passkey = await passkeyToShow(factors.passkeys, { challenge: step.challenge, origin: needs.origin })
  const page = <SecondFactorPage visit={visitor} form={form} factors={factors} passkey={passkey} />
  return Object.keys(form.errors).length === 0 ? answer(visitor, page) : refuseOrSlow(visitor, page, until)
}

function beginAgain({ c, needs }: Visitor): Response {
  clearStep(c, needs.origin)
  return c.redirect(withNotice('/sign-in', 'begin-again'), 303)
}
