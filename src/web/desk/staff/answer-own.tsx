import {
  addFactor,
  awaitedBy,
  beginFactor,
  changeOwnName,
  changeOwnPassword,
  endOtherSessions,
  endSession,
  findFactors,
  passkeyToMake,
  removeFactor,
  sessionsOf,
} from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { HandlersOf } from '../route.ts'
import { refuseOrSlow, shownIn, signInContext, waitInWords } from '../sign-in/index.ts'
import type { Visit } from '../visit.ts'
import { MePage, NewFactorPage, OwnFactorsPage, OwnPasswordPage, OwnSessionsPage } from './own-pages.tsx'
import type { staffRoutes } from './routes.ts'
import { sentBy } from './sent-by.ts'

type OwnNames = 'me' | 'meSent' | `own${'Password' | 'Factors' | 'Sessions'}${'' | 'Sent'}` | `newFactor${'' | 'Sent'}`

export const ownHandlers: Pick<HandlersOf<typeof staffRoutes>, OwnNames> = {
  me: (visit) => answer(visit, <MePage visit={visit} form={filledWith({ name: visit.staff.name, direction: visit.staff.direction })} />),

  meSent: async (visit) => {
    const given = await sentBy(visit)
    const direction = textOf(given, 'direction') === 'rtl' ? 'rtl' : 'ltr'
    return change(visit, given, async (tx) => {
      const outcome = await changeOwnName(tx, visit.staff, { name: textOf(given, 'name'), direction }, visit.now)
      if (outcome.kind !== 'invalid') return { kind: 'done', location: withNotice('/me', 'saved') }
      const form = { given, errors: { name: outcome.problem } }
      return { kind: 'refused', response: answer(visit, <MePage visit={visit} form={form} />, 422) }
    })
  },

  ownPassword: (visit) => answer(visit, <OwnPasswordPage visit={visit} form={emptyForm} />),

  ownPasswordSent: async (visit) => {
    const given = await sentBy(visit)
    const [current = '', password = '', again = ''] = ['current', 'password', 'again'].map((name) => given.get(name)?.[0])
    const refuse = (errors: FormState['errors'], until?: Date) =>
      refuseOrSlow(visit, <OwnPasswordPage visit={visit} form={{ given: new Map(), errors }} />, until)
    if (current === '') return refuse({ current: 'Type the password that you have now.' })
    const outcome = await changeOwnPassword(visit.needs.db, visit, { current, password, again }, signInContext(visit))
    if (outcome.kind === 'changed') return visit.c.redirect(withNotice('/me', 'password-changed'), 303)
    if (outcome.kind === 'invalid') return refuse(outcome.problems)
    return refuse({ current: `There were too many wrong passwords. Try again ${waitInWords(outcome.until, visit.now)}.` }, outcome.until)
  },

  ownFactors: (visit) => factorsPage(visit),

  ownFactorsSent: async (visit) => {
    const { c, needs, session, staff, now } = visit
    const given = await sentBy(visit)
    if (textOf(given, 'do') === 'add') {
      await beginFactor(needs.db, session, needs.random)
      return c.redirect('/me/second-factors/new', 303)
    }
    const outcome = await needs.db.transaction().execute((tx) => removeFactor(tx, staff, textOf(given, 'factor'), now))
    if (outcome.kind === 'last') return factorsPage(visit, 'This is your only second factor. Add another one before you remove it.')
    return c.redirect(withNotice('/me/second-factors', 'removed'), 303)
  },

  newFactor: (visit) => newFactorPage(visit, emptyForm),

  newFactorSent: async (visit) => {
    const shown = shownIn(await sentBy(visit))
    const wrong = (code: string) => newFactorPage(visit, { given: new Map(), errors: { code } })
    if (shown === null) return wrong('Type the six digits that the app shows.')
    const context = signInContext(visit)
    const factorName = shown.kind === 'code' ? 'App' : `Passkey of ${context.device}`
    if (await addFactor(visit.needs.db, visit, { ...shown, factorName }, context))
      return visit.c.redirect(withNotice('/me/second-factors', 'factor-added'), 303)
    return wrong(
      shown.kind === 'code'
        ? 'This code is not the one that the app shows now. Check the clock of the device.'
        : 'The passkey was not accepted.',
    )
  },

  ownSessions: async (visit) => {
    const sessions = await sessionsOf(visit.needs.db, visit.staff.id, visit.now)
    return answer(visit, <OwnSessionsPage visit={visit} sessions={sessions} />)
  },

  ownSessionsSent: async (visit) => {
    const { c, needs, staff, session, now } = visit
    const which = textOf(await sentBy(visit), 'session')
    const by = { by: staff.id, now }
    await needs.db
      .transaction()
      .execute(async (tx) =>
        which === 'others' ? endOtherSessions(tx, staff.id, session.id, by) : which !== session.id && endSession(tx, staff.id, which, by),
      )
    return c.redirect(withNotice('/me/sessions', 'session-ended'), 303)
  },
}

async function factorsPage(visit: Visit, problem?: string): Promise<Response> {
  const { list } = await findFactors(visit.needs.db, visit.staff.id)
  const page = <OwnFactorsPage visit={visit} factors={list} {...(problem !== undefined && { problem })} />
  return answer(visit, page, problem === undefined ? 200 : 422)
}

async function newFactorPage(visit: Visit, form: FormState): Promise<Response> {
  const { c, needs, session, staff } = visit
  const awaited = await awaitedBy(needs.db, session.id)
  if (awaited?.secret == null) return c.redirect('/me/second-factors', 303)
  const { passkeys } = await findFactors(needs.db, staff.id)
  const expected = { challenge: awaited.challenge, origin: needs.origin }
  const passkey = await passkeyToMake(
    staff,
    expected,
    passkeys.map(({ credential }) => credential),
  )
  const page = <NewFactorPage visit={visit} form={form} secret={awaited.secret} passkey={passkey} />
  return answer(visit, page, Object.keys(form.errors).length === 0 ? 200 : 422)
}
