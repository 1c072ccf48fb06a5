import { routes } from '../routes.ts'
import { Page, type Site } from './page.tsx'
import { readingIn } from './reading.ts'

/** There is nothing at this address; what to do instead. */
export const NotFoundPage = ({ site }: { site: Site }) => (
  <Page site={site} reading={readingIn('en')} title="Page not found">
    <h1>There is no page at this address</h1>
    <p>It may have been mistyped, or shortened by a mail program. Every appeal published here is on the list.</p>
    <p>
      <a href={routes.home}>All appeals</a>
    </p>
  </Page>
)

/** Something of ours broke; nothing was changed by asking. */
export const FailedPage = ({ site }: { site: Site }) => (
  <Page site={site} reading={readingIn('en')} title="This page could not be made">
    <h1>This page could not be made</h1>
    <p>The fault is ours. Nothing was changed. Please try again in a few minutes.</p>
    <p>
      <a href={routes.home}>All appeals</a>
    </p>
  </Page>
)
