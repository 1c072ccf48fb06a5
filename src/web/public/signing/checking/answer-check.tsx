import type { Context } from 'hono'
import { readIdentity } from '../../../../log/index.ts'
import { renderPage } from '../../page.tsx'
import { findAppeal } from '../find-appeal.tsx'
import { signingReading } from '../reading.ts'
import { answerPrivately } from '../screen.tsx'
import { readSent } from '../sent.ts'
import type { SigningNeeds } from '../signing-needs.ts'
import { CheckPage } from './check-page.tsx'
import { checkSignOn } from './check-sign-on.ts'

type CheckNeeds = SigningNeeds & { readonly checkScript: string }

/** The form in which a receipt or a code is checked. */
export async function showCheck(c: Context, needs: CheckNeeds): Promise<Response> {
  const page = await pageFor(c, needs)
  return page.kind === 'answered' ? page.answer : c.html(renderPage(<CheckPage {...page.props} />))
}

/** Checks what was sent. It comes in the body of the request and not in its address, which would be kept in histories. */
export async function takeCheck(c: Context, needs: CheckNeeds): Promise<Response> {
  const page = await pageFor(c, needs)
  if (page.kind === 'answered') return page.answer
  const { text } = await readSent(c)
  const typed = { receipt: text('receipt'), entry: text('entry'), commitment: text('commitment') }
  const { check } = page.props.reading.signing
  if (typed.receipt.trim() === '' && (typed.entry.trim() === '' || typed.commitment.trim() === ''))
    return answerPrivately(c, <CheckPage {...{ ...page.props, typed, errors: { receipt: check.neither } }} />, 422)
  const checked = await checkSignOn(
    needs.db,
    typed.receipt.trim() === '' ? { entry: typed.entry, commitment: typed.commitment } : { receipt: typed.receipt },
  )
  return answerPrivately(c, <CheckPage {...{ ...page.props, typed, checked }} />)
}

async function pageFor(c: Context, needs: CheckNeeds) {
  const found = await findAppeal(c, needs, c.req.param('name') ?? '')
  if (found.kind === 'answered') return found
  const edition = found.here
  const vkey = (await readIdentity(needs.db))?.vkey ?? null
  const props = { site: needs.site, reading: signingReading(edition.lang), edition, vkey, script: needs.checkScript }
  return { kind: 'page', props } as const
}
