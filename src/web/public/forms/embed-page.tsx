import type { ComponentChildren } from 'preact'
import { directionOf, type Day } from '../../../kit/index.ts'
import {
  codeOf,
  setApart,
  statusLine,
  translatedWords,
  type Edition,
  type PublishedEdition,
  type TakeDown,
} from '../../../publishing/index.ts'
import { placeOf, routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import { ownIn, readingIn } from '../reading.ts'
import { downInWords, type Standing } from '../taken-down.tsx'
import { signingReading } from '../signing/reading.ts'

/** The size in pixels that the frame asks for. */
export const frameSize = { width: 480, height: 240 } as const

type Framed = { readonly site: Site; readonly style: string; readonly edition: Edition }

/** What stands in a frame on somebody else's page: the title as the way to the appeal, where it stands, and how many signed. */
export function EmbedPage({ site, style, edition: frozen, today, total }: Framed & { readonly today: Day; readonly total?: number }) {
  const edition = setApart(frozen)
  const { words, own } = readingIn(edition.lang)
  const { lang, signing } = signingReading(edition.lang)
  const address = site.origin + routes.appeal(placeOf(edition))
  return (
    <Frame {...{ site, style, edition }} title={edition.title} canonical={address}>
      <p class="status" {...own}>
        {statusLine(edition, words, today)}
      </p>
      <h1>
        <Out href={address}>{edition.title}</Out>
      </h1>
      {total !== undefined && (
        <p class="total" {...ownIn(edition.lang, lang)}>
          {total === 0 ? signing.block.nobody : signing.block.signed(total)}
        </p>
      )}
      <From {...{ site, edition }} />
    </Frame>
  )
}

/** What stands in a frame where the appeal, or its translation alone, was taken down: that it was, and nothing of it. */
export function DownInFrame({
  site,
  style,
  ...down
}: Omit<Framed, 'edition'> & { readonly published: PublishedEdition; readonly takenDown: TakeDown; readonly stands: Standing }) {
  const { edition } = down.published
  const { alone, title, when, own } = downInWords(down)
  const translated = translatedWords(edition.lang)
  return (
    <Frame {...{ site, style, edition }} title={`${title} (${edition.appeal})`}>
      <h1 {...own}>
        <Out href={site.origin + routes.appeal(placeOf(edition))}>{title}</Out>
      </h1>
      <p {...own}>{when}</p>
      {alone && (
        <p {...ownIn(edition.lang, translated.lang)}>
          <Out href={site.origin + routes.appeal(edition.appeal)}>{translated.words.original}</Out>
        </p>
      )}
      <From {...{ site, edition: { appeal: edition.appeal } }} />
    </Frame>
  )
}

/** It leads out of the frame: the appeal lets itself be framed nowhere. */
const Out = ({ href, children }: { readonly href: string; readonly children: ComponentChildren }) => (
  <a href={href} target="_blank" rel="noopener noreferrer">
    {children}
  </a>
)

const From = ({ site, edition }: { readonly site: Site; readonly edition: Pick<Edition, 'appeal' | 'update'> }) => (
  <p class="from">
    <bdi>{codeOf(edition)}</bdi> · <bdi>{new URL(site.origin).host}</bdi>
  </p>
)

type FrameProps = Framed & { readonly title: string; readonly canonical?: string; readonly children: ComponentChildren }

const Frame = ({ site, style, edition: { lang }, title, canonical, children }: FrameProps) => (
  <html lang={lang} dir={directionOf(lang)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} – ${site.name}`}</title>
      {canonical !== undefined && <link rel="canonical" href={canonical} />}
      <link rel="stylesheet" href={style} />
    </head>
    <body>
      <main>{children}</main>
    </body>
  </html>
)
