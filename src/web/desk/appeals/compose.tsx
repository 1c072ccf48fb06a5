import type { ComponentChildren } from 'preact'
import { dueInWords, dueOf, namedSentences } from '../../../appeals/index.ts'
import { dayOfInstant, describeDate, languageName } from '../../../kit/index.ts'
import { findEdition, type Edition, type TakeDown } from '../../../publishing/index.ts'
import { threadsOf, type ThreadsOfAppeal } from '../comments/beside.tsx'
import { Button, frameFields } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, judges, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { Foot } from './foot.tsx'
import { outcomeIn } from './head-in-words.ts'
import { Hidden } from './hidden.tsx'
import { mayWrite, statusInWords, textHref } from './may-write.ts'
import { NormsToLookAt } from './norms-now.tsx'
import { appealRoutes } from './routes.ts'
import { AddLink, Section, Sentences, type Shared, type WritingPlace } from './sentences.tsx'
import { saysWhatIsPublished } from './says-what-is-published.ts'
import { whoCouldApprove, type WhoCouldApprove } from './who-else-approves.tsx'
import { reasonsOf, WordsToLookAt } from './words-to-look-at.tsx'
import { casesOf, standingOfAppeal, type AppealStanding } from './standing-of-appeal.ts'

/** A form that stands in the page, and where. */
export type Writing = { readonly place: WritingPlace; readonly form: ComponentChildren }

/** The appeal with its text, what each sentence rests on, and what stops its publication. */
export async function compose(visit: AppealVisit): Promise<Response> {
  return answerWriting(visit, undefined)
}

/** The same page with a form opened in it. */
export async function answerWriting(visit: AppealVisit, writing: Writing | undefined, status: 200 | 409 | 422 = 200): Promise<Response> {
  const standing = await standingOfAppeal(visit, visit.opened)
  const wrote = await whoWrote(visit)
  const who = wrote(visit.opened.by)
  const newest = await findEdition(visit.needs.db, visit.opened.whole.id)
  const published = newest === null || newest.takenDown !== undefined ? undefined : newest.edition
  const down = newest?.takenDown && { ...newest.takenDown, version: newest.edition.version }
  return answer(
    visit,
    <ComposePage
      {...{ visit, writing, standing, who, published, down }}
      signing={newest !== null}
      hidden={await Hidden({ visit })}
      norms={await NormsToLookAt({ visit })}
      said={await threadsOf(visit)}
      could={await whoCouldApprove(visit, standing)}
    />,
    status,
  )
}

type ComposeProperties = {
  readonly visit: AppealVisit
  readonly writing: Writing | undefined
  readonly standing: AppealStanding
  readonly who: string
  /** The newest version that is published and was not taken down. */
  readonly published: Edition | undefined
  /** Since when and why readers do not see the newest version any more. */
  readonly down: (TakeDown & { readonly version: number }) | undefined
  /** Whether anything was ever published of it, so that people may have signed. */
  readonly signing: boolean
  readonly hidden: ComponentChildren
  readonly norms: ComponentChildren
  readonly could: WhoCouldApprove | null
  readonly said: ThreadsOfAppeal
}

function ComposePage({ visit, writing, standing, who, published, down, signing, hidden, norms, could, said }: ComposeProperties) {
  const { opened, now } = visit
  const { marked, appeal, writtenAt } = opened
  const cases = casesOf(opened, now)
  const names = new Map(namedSentences(marked).map(({ name, sentence }) => [sentence.id, name]))
  const at = (place: WritingPlace): ComponentChildren => (writing?.place === place ? writing.form : null)
  const shared = { visit, cases, names, at, said }
  const asPublished = published !== undefined && saysWhatIsPublished(opened.whole, published)
  return (
    <DeskPage visit={visit} title={`${appeal.id}: ${appeal.title}`} width="wide" crumbs={appealCrumbs(opened, { self: false })} evidence>
      <header class="appeal">
        <h1 dir="auto" lang={appeal.lang}>
          {appeal.title}
        </h1>
        <p class="hint">
          <bdi>{appeal.id}</bdi> · {statusInWords[appeal.status]} · last written by <bdi>{who}</bdi> on{' '}
          <time dateTime={writtenAt.toISOString()}>{momentInWords(writtenAt)}</time> · <a href={textHref(visit, 'history')}>History</a>
        </p>
        <div class="buttons">
          <a href={textHref(visit, 'preview')}>Preview</a>
          <a href={textHref(visit, 'who-sees')}>Who sees what</a>
          <a href={textHref(visit, 'risk-review')}>Risk review</a>
          <a href={textHref(visit, 'approval')}>Approval</a>
          <a href={textHref(visit, 'comments')}>{commentsInWords(said)}</a>
          <a href={textHref(visit, 'translations')}>Translations</a>
          <a href={textHref(visit, 'publication')}>
            {(writers as readonly string[]).includes(visit.staff.role) ? 'Publish…' : 'Publication'}
          </a>
          {published !== undefined && <a href={textHref(visit, 'deliveries')}>Deliveries</a>}
          {signing && (judges as readonly string[]).includes(visit.staff.role) && <a href={textHref(visit, 'sign-ons')}>Sign-ons</a>}
          {published !== undefined && (
            <>
              <a href={textHref(visit, 'take-down')}>Take down…</a>
              <span class="hint">{`Version ${published.version} is published${asPublished ? ', with these words' : '; the text was changed since'}.`}</span>
            </>
          )}
        </div>
        {down !== undefined && (
          <p class="notice">
            {`Version ${down.version} was taken down on `}
            <time dateTime={down.at.toISOString()}>{momentInWords(down.at)}</time>
            {': '}
            <span dir="auto">{down.reason === '' ? 'the reason was erased.' : down.reason}</span>{' '}
            <a href={textHref(visit, 'publication')}>What was published</a>
          </p>
        )}
        {hidden}
        {at('head') ?? <Head visit={visit} begun={published !== undefined || down !== undefined} />}
      </header>
      {marked.sections.map((section) => (
        <Section key={section.id} section={section} {...shared} />
      ))}
      {at('sections') ??
        (mayWrite(visit) && (
          <p>
            <a href={`${hrefOf(appealRoutes.addSection, { appeal: appeal.id })}#writing`}>Add a section</a>
          </p>
        ))}
      <section aria-labelledby="asks">
        <h2 id="asks">What it asks</h2>
        <Sentences list={marked.asks} ask {...shared} />
        {at('asks') ?? <AddLink visit={visit} query={{ list: 'asks' }} label="Add an ask" />}
      </section>
      <Addressees {...shared} />
      <WordsToLookAt visit={visit} reasons={reasonsOf(standing)} />
      {norms}
      <Foot {...{ visit, standing, could }} published={asPublished ? published.version : null} />
    </DeskPage>
  )
}

/** `begun`: something was published already, so that the next version is against that. */
function Head({ visit, begun }: { readonly visit: AppealVisit; readonly begun: boolean }) {
  const { appeal } = visit.opened
  const { summary, opened, act_until: until, closed, outcome, change, news } = appeal
  const due = dueOf(appeal, dayOfInstant(visit.now))
  return (
    <>
      <p dir="auto" lang={appeal.lang}>
        {summary}
      </p>
      <p class="hint">
        Opened: {describeDate(opened, 'en')}
        {until && ` · act until: ${describeDate(until, 'en')}${due === null ? '' : ` (${dueInWords(due)})`}`}
        {closed && ` · closed: ${describeDate(closed, 'en')}`} · language: {languageName(appeal.lang)}
        {outcome !== undefined && (
          <>
            {' · outcome: '}
            <span dir="auto">{outcomeIn(outcome)}</span>
          </>
        )}
      </p>
      {news !== undefined && (
        <p>
          <b>{change === undefined ? 'New' : change === 'update' ? 'New, as an update' : 'New, as a correction'}:</b>{' '}
          <span dir="auto" lang={appeal.lang}>
            {news}
          </span>
        </p>
      )}
      {mayWrite(visit) && (
        <p class="buttons">
          <a href={`${textHref(visit, 'head')}#writing`}>Change title, summary and dates</a>
          {begun && <a href={`${textHref(visit, 'news')}#writing`}>Say what is new</a>}
          {begun && appeal.status !== 'closed' && <a href={textHref(visit, 'extension')}>Extend…</a>}
          {begun && appeal.status !== 'closed' && <a href={textHref(visit, 'closing')}>Close…</a>}
        </p>
      )}
    </>
  )
}

function Addressees({ visit, at }: Shared) {
  const { marked, appeal } = visit.opened
  return (
    <section aria-labelledby="to">
      <h2 id="to">To whom</h2>
      <ul class="plain">
        {marked.to.map(({ id, changed, value }) => (
          <li key={id} id={`s${id}`}>
            {at(`part ${id}`) ?? (
              <>
                <p dir="auto">
                  <b>{value.name}</b>, {value.title}
                  {value.body !== undefined && `, ${value.body}`}
                </p>
                <p class="hint">
                  {value.salutation === undefined ? 'no salutation' : <q dir="auto">{value.salutation}</q>}
                  {value.language !== undefined && ` · to be written to in ${languageName(value.language)}`}
                </p>
                {mayWrite(visit) && (
                  <div class="buttons small">
                    <a href={`${hrefOf(appealRoutes.addressee, { appeal: appeal.id, part: id })}#writing`}>
                      Edit<span class="unseen">{` ${value.name}`}</span>
                    </a>
                    <Button
                      visit={visit}
                      action={hrefOf(appealRoutes.removeAddressee, { appeal: appeal.id, part: id })}
                      label="Remove"
                      name={`Remove ${value.name}`}
                      values={{ [frameFields.base]: String(changed) }}
                    />
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {at('to') ??
        (mayWrite(visit) && (
          <p>
            <a href={`${hrefOf(appealRoutes.addAddressee, { appeal: appeal.id })}#writing`}>Add an addressee</a>
          </p>
        ))}
    </section>
  )
}

const commentsInWords = ({ threads }: ThreadsOfAppeal): string => {
  const open = threads.filter((thread) => thread.open).length
  return open === 0 ? 'Comments' : open === 1 ? '1 open comment' : `${open} open comments`
}
