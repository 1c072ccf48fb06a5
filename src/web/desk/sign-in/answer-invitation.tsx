import { acceptInvitation, factorToSetUp, findInvitation, passkeyToMake, prepareAccess, type Chosen } from '../../../staff/index.ts'
import { emptyForm, readForm, textOf, type Errors, type FormState } from '../forms/index.ts'
import { answer } from '../page.tsx'
import { type HandlersOf } from '../route.ts'
import type { Visitor } from '../visit.ts'
import { letIn } from './let-in.ts'
import { InvitationPage, NoInvitationPage, SetUpFactorPage } from './pages.tsx'
import { refuseOrSlow } from './refuse-or-slow.ts'
import type { signInRoutes } from './routes.ts'
import { signInContext } from './sign-in-context.ts'
import { shownIn } from './shown-factor.ts'
import { readStep, setStep } from './step-cookie.ts'

type Handlers = Pick<HandlersOf<typeof signInRoutes>, 'invitation' | 'invitationSent' | 'setUpFactor' | 'setUpFactorSent'>

export const invitationHandlers: Handlers = {
  invitation: async (visitor) => {
    const invitation = await findInvitation(visitor.needs.db, tokenIn(visitor), visitor.now)
    if (invitation === null) return answer(visitor, <NoInvitationPage visit={visitor} />, 410)
    if (invitation.opensAt > visitor.now) return answer(visitor, <NoInvitationPage visit={visitor} opensAt={invitation.opensAt} />)
    return answer(
      visitor,
      <InvitationPage visit={visitor} form={emptyForm} invitation={invitation} action={`/invitations/${tokenIn(visitor)}`} />,
    )
  },

  invitationSent: async (visitor): Promise<Response> => {
    const { c, needs, now } = visitor
    const link = tokenIn(visitor)
    const sent = await readForm(c)
    const given = sent.kind === 'sent' ? sent.given : new Map<string, readonly string[]>()
    const chosen: Chosen = {
      signInName: textOf(given, 'name'),
      name: textOf(given, 'shown'),
      password: given.get('password')?.[0] ?? '',
      again: given.get('again')?.[0] ?? '',
    }
    const outcome = await prepareAccess(needs.db, link, chosen, signInContext(visitor))
    if (outcome.kind === 'prepared') {
      setStep(c, needs.origin, outcome.step)
      return c.redirect(`/invitations/${link}/second-factor`, 303)
    }
    if (outcome.kind === 'early') return answer(visitor, <NoInvitationPage visit={visitor} opensAt={outcome.opensAt} />, 403)
    const invitation = outcome.kind === 'gone' ? null : await findInvitation(needs.db, link, now)
    if (outcome.kind === 'gone' || invitation === null) return answer(visitor, <NoInvitationPage visit={visitor} />, 410)
    const form = { given, errors: byField(outcome.problems) }
    return answer(visitor, <InvitationPage visit={visitor} form={form} invitation={invitation} action={`/invitations/${link}`} />, 422)
  },

  setUpFactor: (visitor) => setUpPage(visitor, emptyForm),

  setUpFactorSent: async (visitor): Promise<Response> => {
    const { c, needs } = visitor
    const sent = await readForm(c)
    const shown = shownIn(sent.kind === 'sent' ? sent.given : new Map())
    if (shown === null) return setUpPage(visitor, { given: new Map(), errors: { code: 'Type the six digits that the app shows.' } })
    const context = signInContext(visitor)
    const factorName = shown.kind === 'code' ? 'App' : `Passkey of ${context.device}`
    const outcome = await acceptInvitation(needs.db, readStep(c, needs.origin), { ...shown, factorName }, context)
    if (outcome.kind === 'signed-in') return letIn(visitor, outcome)
    // Chosen again from the first page, which says what is wrong: the name, or the link itself.
    if (outcome.kind === 'over' || outcome.kind === 'taken') return c.redirect(`/invitations/${tokenIn(visitor)}`, 303)
    const app = 'This code is not the one that the app shows now. Check the clock of the device.'
    return setUpPage(visitor, { given: new Map(), errors: { code: shown.kind === 'code' ? app : 'The passkey was not accepted.' } })
  },
}

const tokenIn = ({ c }: Visitor): string => encodeURIComponent(c.req.param('token') ?? '')

async function setUpPage(visitor: Visitor, form: FormState): Promise<Response> {
  const { c, needs, now } = visitor
  const step = await factorToSetUp(needs.db, readStep(c, needs.origin), now)
  if (step === null) return c.redirect(`/invitations/${tokenIn(visitor)}`, 303)
  const { signInName, name, secret } = step.prepared
  const expected = { challenge: step.challenge, origin: needs.origin }
  const passkey = await passkeyToMake({ id: step.invitation, signInName, name }, expected, [])
  const action = `/invitations/${tokenIn(visitor)}/second-factor`
  const page = <SetUpFactorPage visit={visitor} form={form} action={action} secret={secret} signInName={signInName} passkey={passkey} />
  return Object.keys(form.errors).length === 0 ? answer(visitor, page) : refuseOrSlow(visitor, page)
}

/** The fields of the page are named otherwise than what is chosen, since browsers know them by these names. */
const byField = ({ signInName, name, ...rest }: Readonly<Partial<Record<keyof Chosen, string>>>): Errors => ({
  ...(signInName !== undefined && { name: signInName }),
  ...(name !== undefined && { shown: name }),
  ...rest,
})
