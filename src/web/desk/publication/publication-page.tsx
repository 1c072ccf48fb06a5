import type { ComponentChildren } from 'preact'
import { languageName } from '../../../kit/index.ts'
import { printHash, type PublicContents } from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { appealCrumbs, NamesThatGoOut, NobodyElse, StillDraft, textHref, UndecidedClaims } from '../appeals/index.ts'
import { Form, type FormState } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { OwnWordsUnread } from '../languages/index.ts'
import { LanguageOptions, Languages } from './languages.tsx'
import { publicationRoutes } from './routes.ts'
import { Versions } from './versions.tsx'
import { WhatIsNew } from './what-is-new.tsx'
import type { WouldBePublished } from './would-be-published.ts'

type Properties = {
  readonly visit: AppealVisit
  readonly form: FormState
  readonly would: WouldBePublished
  /** What has to be looked at: of the norms that the text cites, and of answers that came. */
  readonly norms: ComponentChildren
}

/** Which text the button publishes: that which the page shows. */
export const textField = 'text'

/** Whether a version comes out that says the same as the one before, in its own language. */
export const againField = 'again'

/** What would be published, what stops it, and what was published before. */
export function PublicationPage({ visit, form, would, norms }: Properties) {
  const { appeal, hidden } = visit.opened
  const { standing, versions, before, asked, next, languages, translated } = would
  const same = isSame(would)
  const version = (versions[0]?.version ?? 0) + 1
  const live = visit.needs.publicOrigin + routes.appeal(appeal.id)
  return (
    <DeskPage visit={visit} title={`Publish ${appeal.id}`} width="wide" crumbs={appealCrumbs(visit.opened)}>
      <h1>Publish</h1>
      <p class="text" dir="auto" lang={appeal.lang}>
        {appeal.title}
      </p>
      <OwnWordsUnread lang={appeal.lang} />
      {before !== null && (
        <p>
          Readers see version {before.version}:{' '}
          <a href={live} dir="ltr">
            {live}
          </a>
        </p>
      )}
      {norms}
      <Publishing {...{ visit, form, would, version }} />
      <Languages {...{ visit, form, languages, standing, translated, current: same && before !== null ? before.version : null }} />
      {hidden === 0 && next !== null && (
        <section aria-labelledby="public">
          <h2 id="public">What becomes public</h2>
          <p>
            The text in {languageName(appeal.lang)}, with what readers may open of it: {contentsInWords(next.shows).join('; ')}. Nothing
            else. <a href={textHref(visit, 'preview')}>Preview</a>
            {' · '}
            <a href={hrefOf(publicationRoutes.whoSees, { appeal: appeal.id })}>Who sees what</a>
          </p>
        </section>
      )}
      {hidden === 0 && next !== null && <NamesThatGoOut {...{ visit, standing, translated }} />}
      {hidden === 0 && next !== null && <WhatIsNew {...{ asked, before }} now={next.print} />}
      <Versions visit={visit} versions={versions} chain={would.chain} address={live} />
      {standing.leave.kind === 'may' && standing.leave.approved === 'alone' && (
        <p class="hint">The page will say that one person wrote and approved this text.</p>
      )}
    </DeskPage>
  )
}

/** The button, or what stands in its way. */
function Publishing({
  visit,
  form,
  would: { standing, before, next, could, languages, asWhat },
  version,
}: Omit<Properties, 'norms'> & { readonly version: number }) {
  const { staff, opened } = visit
  const { leave, stops, unreadableStops } = standing
  if (opened.hidden > 0) return <p class="notice">You may not read all of this appeal, so you do not publish it.</p>
  if (before !== null && isSame({ before, next }))
    return (
      <>
        {form.errors[''] !== undefined && (
          <p class="error" role="alert">
            {form.errors['']}
          </p>
        )}
        <p>
          Nothing is new since then: version {before.version} says exactly what the text says now.{' '}
          <a href={textHref(visit)}>Back to the text</a>
        </p>
        <Again {...{ visit, form, languages, text: standing.text, version, leave }} />
      </>
    )
  if (leave.kind === 'may-not') {
    const others = leave.hindrances.filter(({ place }) => place !== 'text')
    const decided = stops.filter(({ undecided }) => undecided === undefined)
    return (
      <section aria-labelledby="stops">
        <h2 id="stops">What stops it</h2>
        <ol>
          {decided.length < stops.length && (
            <li>
              <UndecidedClaims visit={visit} stops={stops} />
            </li>
          )}
          {decided.map(({ kind, message }) => (
            <li key={message}>
              {kind === 'draft' ? (
                <StillDraft visit={visit} standing={standing} />
              ) : (
                <>
                  {message} <a href={`${textHref(visit)}#stops`}>Mend it in the text</a>
                </>
              )}
            </li>
          ))}
          {unreadableStops > 0 && <li>Something in claims that you may not read.</li>}
          {others.map(({ place, message }) => (
            <li key={place}>
              {message} <a href={textHref(visit, place)}>{place === 'approval' ? 'See the approval' : 'Answer the risk review'}</a>
              {place === 'approval' && could !== null && <NobodyElse visit={visit} could={could} />}
            </li>
          ))}
        </ol>
      </section>
    )
  }
  if (!(writers as readonly string[]).includes(staff.role))
    return <p>The text is reviewed and approved. An editor or an administrator publishes it.</p>
  return (
    <section aria-labelledby="publish">
      <h2 id="publish">Nothing stops it</h2>
      <p>
        The risk review is answered, and{' '}
        {leave.approved === 'alone' ? 'one person wrote and approved the text' : 'a second person approved the text'}. Once published, a
        version never changes; a correction is a new version, and it can be taken down.
        {before !== null && ` Version ${before.version} stays at its own address and says that a newer one has come.`}
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(publicationRoutes.publish, { appeal: opened.appeal.id })}
        submit={`Publish version ${version}${asWhat === '' ? '' : ` as ${asWhat}`}`}
        beside={<a href={textHref(visit)}>Back to the text</a>}
      >
        <input type="hidden" name={textField} value={standing.text} />
        <LanguageOptions form={form} ready={languages.filter(({ missing }) => missing.length === 0)} label="With it in these languages" />
      </Form>
    </section>
  )
}

/** Whether the version that stands says what the text says now. */
const isSame = ({ before, next }: Pick<WouldBePublished, 'before' | 'next'>): boolean =>
  before !== null && next !== null && printHash(before.print) === printHash(next.print)

/** A mended translation is never put in the place of the one that is out: it comes with a version of its own. */
function Again({
  visit,
  form,
  languages,
  text,
  version,
  leave,
}: Pick<Properties, 'visit' | 'form'> &
  Pick<WouldBePublished, 'languages'> & {
    readonly text: string
    readonly version: number
    readonly leave: WouldBePublished['standing']['leave']
  }) {
  const mended = languages.filter(({ edition }) => edition?.mended === true)
  if (mended.length === 0 || leave.kind !== 'may' || !(writers as readonly string[]).includes(visit.staff.role)) return null
  return (
    <Form
      visit={visit}
      form={form}
      action={hrefOf(publicationRoutes.publish, { appeal: visit.opened.appeal.id })}
      submit={`Publish version ${version} with the mended translation`}
    >
      <p>
        The translation into {mended.map(({ lang }) => languageName(lang)).join(', ')} was mended since. It comes out with a new version.
      </p>
      <input type="hidden" name={textField} value={text} />
      <input type="hidden" name={againField} value="yes" />
      <LanguageOptions form={form} ready={languages.filter(({ missing }) => missing.length === 0)} label="With it in these languages" />
    </Form>
  )
}

/** How much of the files becomes public, by kind; of what there is nothing nothing is said. */
const contentsInWords = ({ statements, documents, questions, reasons, checks, marks, cases }: PublicContents): string[] => [
  ...counted(statements, 'statement', 'statements'),
  ...counted(documents, 'document', 'documents'),
  ...counted(questions, 'question', 'questions'),
  ...counted(reasons, 'reason of the team', 'reasons of the team'),
  ...counted(checks, 'thing that cannot be so, or hardly', 'things that cannot be so, or hardly'),
  ...counted(marks, 'mark on the timeline', 'marks on the timeline'),
  ...counted(cases, 'title of a case', 'titles of cases'),
]

const counted = (count: number, one: string, other: string): string[] => (count === 0 ? [] : [`${count} ${count === 1 ? one : other}`])
