import { Fragment } from 'preact'
import { askForCheck, lastChecks, type Finding, type KeptCheck } from '../../../integrity/index.ts'
import { listStaff, recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, type HandlersOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { checkRoutes } from './routes.ts'

export const checkHandlers: HandlersOf<typeof checkRoutes> = {
  check: showCheck,
  async askForCheck(visit) {
    const sent = await readForm(visit.c)
    return change(visit, sent.kind === 'sent' ? sent.given : new Map(), async (tx) => {
      const { staff, now } = visit
      const added = await askForCheck(tx, { by: staff.id, at: now })
      if (added) await recordAudit(tx, { at: now, staff: staff.id, action: 'installation.check' })
      return { kind: 'done', location: withNotice(hrefOf(checkRoutes.check), 'check-asked') }
    })
  },
}

/** How many earlier checks are listed below the last one. */
const mostListed = 12

/** What was looked at, as it is told. */
const order = ['records', 'files', 'cases', 'claims', 'passages', 'editions', 'log entries'] as const

async function showCheck(visit: Visit): Promise<Response> {
  const { db } = visit.needs
  const checks = await lastChecks(db, mostListed)
  const names = new Map((await listStaff(db)).map(({ id, name }) => [id, name]))
  const who = ({ askedBy }: KeptCheck): string =>
    askedBy === null ? 'Amparo, as every week' : (names.get(askedBy) ?? 'somebody who has left')
  const waiting = checks.find(({ result }) => result === null)
  const ended = checks.filter(({ result }) => result !== null)
  const last = ended[0]?.result
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Check of the installation"
      crumbs={[{ href: '/audit', label: 'Audit' }]}
      over={waiting ? [] : ['check-asked']}
    >
      <h1>Is it still what was stored</h1>
      <p>
        A check reads everything: each stored file is held against its SHA-256, each record is opened, cases, editions and the log are
        proved, and what can be searched is compared with what the cases say. It changes nothing. What it finds is told without words of
        cases; on the server <code>amparo check</code> tells the same at once.
      </p>
      {waiting !== undefined && (
        <p role="status">
          A check was asked for on {momentInWords(waiting.askedAt)} by <bdi>{who(waiting)}</bdi>. It goes on in the background; look again
          in a few minutes.
        </p>
      )}
      {last === undefined || last === null ? (
        <p>Nothing has been checked yet.</p>
      ) : (
        <section aria-labelledby="last-check">
          <h2 id="last-check">{verdict(last)}</h2>
          <p>Checked on {momentInWords(last.endedAt)}. It looked at:</p>
          <dl>
            {order.map((what) => (
              <Fragment key={what}>
                <dt>{what}</dt>
                <dd>{last.looked[what].toLocaleString('en')}</dd>
              </Fragment>
            ))}
          </dl>
          <Findings findings={last.findings} all={last.wrong + last.told} />
        </section>
      )}
      {waiting === undefined && <Form visit={visit} form={emptyForm} action={hrefOf(checkRoutes.check)} submit="Check it now" />}
      {ended.length > 0 && (
        <section aria-labelledby="checks">
          <h2 id="checks">The last checks</h2>
          <ul>
            {ended.map((check) => (
              <li key={check.id}>
                {momentInWords(check.result!.endedAt)}: {verdict(check.result!)} Asked for by <bdi>{who(check)}</bdi>.
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>,
  )
}

type Result = NonNullable<KeptCheck['result']>

function verdict({ wrong, told }: Result): string {
  const look = told === 0 ? '' : ` ${told} to be looked at.`
  return wrong === 0 ? `Nothing is wrong.${look}` : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.${look}`
}

const Findings = ({ findings, all }: { readonly findings: readonly Finding[]; readonly all: number }) =>
  findings.length === 0 ? null : (
    <>
      <ol class="problems">
        {findings.map(({ of, where, says, gravity }) => (
          <li key={`${of} ${where} ${says}`}>
            <strong>{gravity === 'wrong' ? `Wrong: ${of}` : `To be looked at: ${of}`}</strong> <code>{where}</code>
            <br />
            {says}
          </li>
        ))}
      </ol>
      {all > findings.length && (
        <p>
          and {all - findings.length} more, which <code>amparo check --json</code> lists
        </p>
      )}
    </>
  )
