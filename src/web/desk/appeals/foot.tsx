import { namedSentences, type Stop } from '../../../appeals/index.ts'
import { Button } from '../forms/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { mayWrite, textHref } from './may-write.ts'
import { appealRoutes } from './routes.ts'
import { isToBeAskedFor, type AppealStanding } from './standing-of-appeal.ts'
import { UndecidedClaims } from './undecided-claims.tsx'
import { NobodyElse, type WhoCouldApprove } from './who-else-approves.tsx'

type FootProperties = {
  readonly visit: AppealVisit
  readonly standing: AppealStanding
  /** The version that readers see, where it has the words of the text as it stands. */
  readonly published: number | null
  /** Whom to turn to where nobody else may approve it. */
  readonly could: WhoCouldApprove | null
}

/** What stops publication, in words, each leading to where it is mended; and then what is left to do. */
export function Foot({ visit, standing, published, could }: FootProperties) {
  const { stops, unreadableStops, leave } = standing
  const others = leave.kind === 'may' ? [] : leave.hindrances.filter(({ place }) => place !== 'text')
  const decided = stops.filter(({ undecided }) => undecided === undefined)
  const count = decided.length + (decided.length < stops.length ? 1 : 0) + unreadableStops + others.length
  return (
    <section class="foot" aria-labelledby="stops">
      <h2 id="stops">{leave.kind === 'may' ? 'Nothing stops publication' : `What stops publication: ${count}`}</h2>
      {leave.kind === 'may' ? (
        <>
          <p>
            {leave.approved === 'alone' ? 'One person wrote and approved this text.' : 'A second person approved this text.'}
            {published !== null && ` Version ${published} is published with these words.`}
          </p>
          {published === null && <ToPublication visit={visit} />}
        </>
      ) : (
        <ol>
          {decided.length < stops.length && (
            <li>
              <UndecidedClaims visit={visit} stops={stops} />
            </li>
          )}
          {decided.map((stop) => (
            <li key={stop.message}>
              {stop.kind === 'draft' ? (
                <StillDraft {...{ visit, standing }} />
              ) : (
                <>
                  {stop.message} <WayTo visit={visit} stop={stop} />
                </>
              )}
            </li>
          ))}
          {unreadableStops > 0 && (
            <li>
              {unreadableStops === 1 ? 'One more reason concerns' : `${unreadableStops} more reasons concern`} claims that you may not read.
            </li>
          )}
          {others.map(({ place, message }) => (
            <li key={place}>
              {message} <a href={textHref(visit, place)}>{place === 'approval' ? 'See the approval' : 'Answer the risk review'}</a>
              {place === 'approval' && could !== null && <NobodyElse visit={visit} could={could} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** The way to publish what nothing stops, or who does. */
export const ToPublication = ({ visit }: { readonly visit: AppealVisit }) =>
  (writers as readonly string[]).includes(visit.staff.role) ? (
    <p class="buttons">
      <a class="button main" href={textHref(visit, 'publication')}>
        Publish it…
      </a>
    </p>
  ) : (
    <p>An editor or an administrator publishes it.</p>
  )

/** That it is a draft: asking for the approval changes that by itself, and a button does where it was asked for already. */
export const StillDraft = ({ visit, standing }: Pick<FootProperties, 'visit' | 'standing'>) =>
  isToBeAskedFor(standing) ? (
    <>It is still a draft. Whoever asks for its approval makes it an open appeal with that.</>
  ) : (
    <>
      It was made a draft again. <WayTo visit={visit} stop={{ kind: 'draft', message: '' }} />
    </>
  )

/** Where a reason is mended. */
function WayTo({ visit, stop }: { readonly visit: AppealVisit; readonly stop: Stop }) {
  const { appeal, marked } = visit.opened
  const id = { appeal: appeal.id }
  const may = mayWrite(visit)
  switch (stop.kind) {
    case 'draft':
      return may ? <Button visit={visit} action={hrefOf(appealRoutes.openDraft, id)} label="Make it an open appeal" /> : null
    case 'no-closing-day':
    case 'dates':
      return may ? <a href={`${hrefOf(appealRoutes.head, id)}#writing`}>Change the dates</a> : null
    case 'news':
      return may ? <a href={`${hrefOf(appealRoutes.news, id)}#writing`}>Say what is new</a> : null
    case 'no-addressee':
      return may ? <a href={`${hrefOf(appealRoutes.addAddressee, id)}#writing`}>Add an addressee</a> : null
    case 'no-ask':
      return may ? <a href={`${hrefOf(appealRoutes.addSentence, id, { list: 'asks' })}#writing`}>Add an ask</a> : null
    case 'no-sentence':
      return may ? <a href={firstSentenceHref(visit)}>Add a sentence</a> : null
    case 'consent-over':
    case 'consent-refused':
    case 'consent-narrower': {
      const [first] = visit.opened.cases.keys()
      return first === undefined ? null : <a href={`/cases/${encodeURIComponent(first)}/consents`}>See the consents</a>
    }
    case 'not-public':
    case 'hides-a-contradiction':
    case 'uncited':
    case 'no-such-citation':
    case 'replaced':
    case 'given-up': {
      const part = namedSentences(marked).find(({ name }) => name === stop.sentence)?.sentence.id
      return part === undefined ? null : <a href={`#s${part}`}>{`Go to ${stop.sentence}`}</a>
    }
    case 'confidential': {
      const [first] = visit.opened.cases.keys()
      return first === undefined ? null : <a href={`/cases/${encodeURIComponent(first)}/procedures`}>See the confidential procedures</a>
    }
    case 'address-taken':
      return null
    default:
      return stop.kind satisfies never
  }
}

/** A first sentence goes into the first section; where there is none, the section comes first. */
function firstSentenceHref({ opened: { appeal, marked } }: AppealVisit): string {
  const [section] = marked.sections
  return section === undefined
    ? `${hrefOf(appealRoutes.addSection, { appeal: appeal.id })}#writing`
    : `${hrefOf(appealRoutes.addSentence, { appeal: appeal.id }, { section: String(section.id) })}#writing`
}
