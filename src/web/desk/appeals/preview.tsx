import { whatStopsPublication } from '../../../appeals/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { readProjectFile } from '../../../platform/index.ts'
import { asIfPublished, composeEdition, findEdition } from '../../../publishing/index.ts'
import { AppealPage } from '../../public/appeal.tsx'
import { renderPage } from '../../public/page.tsx'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { textHref } from './may-write.ts'
import { casesOf, standingOfAppeal } from './standing-of-appeal.ts'

/** What cannot be composed at all: a citation that leads nowhere. All else that stops publication can be looked at. */
const breaks = new Set<string>(['no-such-citation'])

/** GET /appeals/:appeal/preview: the page as the public will see it, and above it that it is not published. */
export async function preview(visit: AppealVisit): Promise<Response> {
  const { c, opened, needs, now } = visit
  const { appeal } = opened
  const today = dayOfInstant(now)
  const cases = casesOf(opened, now)
  const broken = whatStopsPublication(appeal, cases, today).filter(({ kind }) => breaks.has(kind))
  if (broken.length > 0) return answer(visit, <NoPreview visit={visit} reasons={broken.map(({ message }) => message)} />)
  const version = ((await findEdition(needs.db, appeal.id))?.edition.version ?? 0) + 1
  const { leave, stops, unreadableStops } = await standingOfAppeal(visit, opened)
  const approved = leave.kind === 'may' ? leave.approved : 'second-person'
  const edition = composeEdition(appeal, cases, { at: today, published: today, version, approved, facts: needs.facts })
  const page = renderPage(
    <AppealPage
      site={{ origin: needs.publicOrigin, name: 'Amparo', style: textHref(visit, 'preview.css') }}
      published={asIfPublished(edition)}
      today={today}
      printed={[]}
    />,
  )
  c.header('Cache-Control', 'no-store')
  return c.html(
    withBanner(page, {
      back: textHref(visit),
      sees: textHref(visit, 'who-sees'),
      stops: stops.length + unreadableStops,
      elsewhere: needs.publicOrigin,
    }),
  )
}

/** GET /appeals/:appeal/preview.css: the public site's stylesheet; the desk's policy lets no page load it from there. */
export function previewStyle({ c }: AppealVisit): Response {
  const style = readProjectFile('src', 'web', 'public', 'public.css')
  return c.body(`${style}${banner}`, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-store' })
}

const banner = `
.preview { border: 3px double; padding: 0.75rem 1rem; margin: 1rem; font-family: system-ui, sans-serif; }
.preview strong { display: block; }
`

/** That it is a preview is said above the page; its own links lead to the public site, where they belong. */
function withBanner(
  page: string,
  { back, sees, stops, elsewhere }: { back: string; sees: string; stops: number; elsewhere: string },
): string {
  const state =
    stops === 0
      ? 'Readers will see this page when the text is published as it stands.'
      : `${stops === 1 ? 'One thing stops' : `${stops} things stop`} publication, so readers would not see this page as it stands.`
  const words = `<strong>Preview, not published</strong> ${state} <a href="${encodeURI(back)}">Back to the text</a> <a href="${encodeURI(sees)}">Who sees what</a>`
  const there = page.replaceAll(/ href="\/(?!appeals\/[^"]*preview\.css)/g, ` href="${encodeURI(elsewhere)}/`)
  const aside = `<aside class="preview" aria-label="Preview" lang="en" dir="ltr">${words}</aside>`
  // After the link that leads past everything, which has to come first to be of use.
  return there.replace(/<body>(?:<a class="skip"[^>]*>[^<]*<\/a>)?/, (first) => first + aside)
}

const NoPreview = ({ visit, reasons }: { readonly visit: AppealVisit; readonly reasons: readonly string[] }) => (
  <DeskPage visit={visit} title="No preview" crumbs={appealCrumbs(visit.opened)}>
    <h1>There is no preview yet</h1>
    <p>Some citations lead nowhere, so the notes below the text cannot be made.</p>
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
    <p>
      <a href={textHref(visit)}>Back to the text</a>
    </p>
  </DeskPage>
)
