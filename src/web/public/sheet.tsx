import type { Context } from 'hono'
import { frozenForms, type FrozenEnding, type PublishedEdition, type Sheets } from '../../publishing/index.ts'
import { placeOf, routes } from '../routes.ts'
import { Page, renderPage, type Site } from './page.tsx'
import { readingIn } from './reading.ts'

type Missing = { readonly characters: readonly string[]; readonly scripts: readonly string[] }

/**
 * Answers with the printed sheet of an edition, its poster, its card or a text as it was published: the stored file, which is made first where nobody has yet. It is
 * asked for again each time, also at a version's own address: an appeal may be taken down, or something of it erased. Where there
 * is none a page says why: 404 while no typeface has its letters, 503 when making it failed.
 */
export async function answerWithSheet(
  c: Context,
  published: PublishedEdition,
  { site, sheets, form }: { readonly site: Site; readonly sheets: Sheets; readonly form: Exclude<FrozenEnding, 'json'> },
): Promise<Response> {
  const { edition } = published
  const sheet = await sheets.read(published, frozenForms[form].form)
  if (sheet.kind === 'missing-glyphs')
    return refused(c, <UnprintablePage site={site} appeal={placeOf(edition)} missing={sheet} what={names[form]} />, 404)
  if (sheet.kind === 'failed') {
    c.header('Retry-After', '120')
    return refused(c, <UnprintedPage site={site} appeal={placeOf(edition)} what={names[form]} />, 503)
  }
  return c.body(sheet.bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': frozenForms[form].type,
    'Content-Language': edition.lang,
    'Content-Disposition': `inline; filename="${[edition.appeal, edition.version, ...(published.original ? [] : [edition.lang])].join('-')}.${form}"`,
    ETag: `"${sheet.hash}"`,
    'Cache-Control': 'no-cache',
  })
}

function refused(c: Context, page: Parameters<typeof renderPage>[0], status: 404 | 503): Response {
  c.header('Cache-Control', 'no-store')
  return c.html(renderPage(page), status)
}

const names = { pdf: 'PDF', 'poster.pdf': 'poster', 'card.png': 'picture', txt: 'text', 'mail.txt': 'text for an e-mail' } as const

type Unmade = { readonly site: Site; readonly appeal: string; readonly what: string }

const UnprintablePage = ({ site, appeal, missing, what }: Unmade & { missing: Missing }) => (
  <Page site={site} reading={readingIn('en')} title={`There is no ${what} of this appeal`}>
    <h1>There is no {what} of this appeal</h1>
    <p>
      Its text holds {whatIsMissing(missing)}, which no typeface of this site has. Rather than print boxes in their place, it prints
      nothing.
    </p>
    <OtherForms appeal={appeal} />
  </Page>
)

const UnprintedPage = ({ site, appeal, what }: Unmade) => (
  <Page site={site} reading={readingIn('en')} title={`The ${what} of this appeal could not be made`}>
    <h1>The {what} of this appeal could not be made</h1>
    <p>The fault is ours. It is tried again by itself, several times over the next two days.</p>
    <OtherForms appeal={appeal} />
  </Page>
)

const OtherForms = ({ appeal }: { appeal: string }) => (
  <p>
    <a href={routes.appeal(appeal)}>The appeal itself</a> is complete, can be printed from the browser, and there is it as{' '}
    <a href={routes.appealAs(appeal, 'txt')}>plain text</a>.
  </p>
)

/** "letters in Ethiopic and Hebrew", or the characters themselves where they belong to no writing system. */
function whatIsMissing({ characters, scripts }: Missing): string {
  const list = new Intl.ListFormat('en')
  if (scripts.length > 0) return `letters in ${list.format(scripts)}`
  const shown = characters.slice(0, 12).map((character) => `${character} (${codeOf(character)})`)
  return characters.length === 1 ? `the character ${shown.join()}` : `the characters ${list.format(shown)}`
}

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
