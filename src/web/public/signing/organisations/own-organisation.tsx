import type { Context } from 'hono'
import { findEdition } from '../../../../publishing/index.ts'
import { openOrganisation, reaffirmOrganisation, withdrawOrganisation } from '../../../../signons/index.ts'
import { routes } from '../../../routes.ts'
import { GonePage, SaidPage } from '../outcome-pages.tsx'
import { languageAskedFor, signingReading } from '../reading.ts'
import { answerPrivately, Screen } from '../screen.tsx'
import { readSent } from '../sent.ts'
import { Difference } from '../version-difference.tsx'
import type { SigningNeeds } from '../signing-needs.ts'
import { OrganisationRows } from './organisation-rows.tsx'

type OwnContext = Context<object, '/o/:link'>

/** The page of an organisation, behind the link that its officer was mailed. */
export async function showOrganisation(c: OwnContext, needs: SigningNeeds): Promise<Response> {
  const opened = await openPage(c, needs)
  return opened.kind === 'answered' ? opened.answer : answerPrivately(c, <OwnOrganisationPage {...opened.props} />)
}

/** Affirms the newest version, or withdraws. */
export async function changeOrganisation(c: OwnContext, needs: SigningNeeds): Promise<Response> {
  const opened = await openPage(c, needs)
  if (opened.kind === 'answered') return opened.answer
  const { props } = opened
  const { own, organisation: words } = props.reading.signing
  const wanted = (await readSent(c)).text('do')
  if (wanted !== 'reaffirm' && wanted !== 'withdraw') return answerPrivately(c, <OwnOrganisationPage {...props} />, 422)
  const change = wanted === 'reaffirm' ? reaffirmOrganisation : withdrawOrganisation
  const outcome = await change(needs.signOns, c.req.param('link'))
  const said = { site: props.site, reading: props.reading, edition: props.newest }
  switch (outcome.kind) {
    case 'changed': {
      const text = wanted === 'reaffirm' ? words.reaffirmed : props.own.state === 'removed' ? own.changed.erase : words.withdrawn
      return answerPrivately(c, <SaidPage {...{ ...said, title: words.ownTitle, texts: [text] }} />)
    }
    case 'gone':
      return answerPrivately(c, <GonePage {...{ site: props.site, reading: props.reading, of: 'own' as const }} />, 410)
    case 'not-standing':
    case 'refused':
    case 'too-often':
      return answerPrivately(c, <SaidPage {...{ ...said, title: words.ownTitle, texts: [own.notStanding] }} />, 409)
    default:
      return outcome satisfies never
  }
}

async function openPage(c: OwnContext, { db, site, signOns }: SigningNeeds) {
  const link = c.req.param('link')
  const own = await openOrganisation(signOns, link)
  if (own.kind === 'gone') {
    const reading = signingReading(languageAskedFor(c.req.header('accept-language')))
    return { kind: 'answered', answer: answerPrivately(c, <GonePage {...{ site, reading, of: 'own' as const }} />, 410) } as const
  }
  const shown = async (version: number, lang?: string) => {
    const published = await findEdition(db, own.record.appeal, version, lang)
    return published === null || published.takenDown !== undefined ? undefined : published.edition
  }
  const { version, lang } = own.record
  const signed = await shown(version, lang)
  // In the organisation's language where it is there, else as it was written.
  const newest = own.newest === version ? signed : ((await shown(own.newest, lang)) ?? (await shown(own.newest)))
  return { kind: 'page', props: { site, link, own, signed, newest, reading: signingReading(own.record.lang) } } as const
}

type Props = Extract<Awaited<ReturnType<typeof openPage>>, { kind: 'page' }>['props']

function OwnOrganisationPage({ site, link, own: record, signed, newest, reading }: Props) {
  const { own, organisation: words } = reading.signing
  const { version, lang, appeal, officer } = record.record
  const action = routes.ownOrganisation(link)
  const standing = record.state === 'confirmed'
  return (
    <Screen {...{ site, reading, title: words.ownTitle, ...(newest !== undefined && { appeal: newest }) }}>
      <p class="hint">{own.secret}</p>
      <section>
        <h2>{own.state}</h2>
        <p>
          <strong>{words.states[record.state]}</strong>
        </p>
        <OrganisationRows
          {...{ reading, of: record.record, version, lang, officer: { ...record.officer, shown: officer !== undefined } }}
        />
      </section>
      {standing && newest !== undefined && record.newest > version && (
        <>
          <Difference
            {...{
              reading,
              record: { appeal, version, newest: record.newest },
              signed,
              newest,
              text: words.reaffirmText(version, record.newest),
            }}
          />
          <form method="post" action={action}>
            <button type="submit" name="do" value="reaffirm">
              {words.reaffirm(record.newest)}
            </button>
          </form>
        </>
      )}
      {record.state === 'removed' && <Withdraw {...{ action, title: own.eraseTitle, text: own.eraseText, button: own.eraseButton }} />}
      {(standing || record.state === 'review') && (
        <Withdraw {...{ action, title: own.withdraw, text: words.withdrawText, button: own.withdrawButton }} />
      )}
    </Screen>
  )
}

type WithdrawProps = { readonly action: string; readonly title: string; readonly text: string; readonly button: string }

/** The one button with which an organisation withdraws, or has erased what was withdrawn for it. */
const Withdraw = ({ action, title, text, button }: WithdrawProps) => (
  <section>
    <h2>{title}</h2>
    <p>{text}</p>
    <form method="post" action={action}>
      <button type="submit" name="do" value="withdraw" class="quiet">
        {button}
      </button>
    </form>
  </section>
)
