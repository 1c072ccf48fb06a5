import { answer, DeskPage } from './page.tsx'
import type { Visit, Visitor } from './visit.ts'

type Wrong = { readonly visit: Visitor | Visit }

export const NotFoundPage = ({ visit }: Wrong) => (
  <DeskPage visit={visit} title="Not found">
    <h1>There is nothing here for you</h1>
    <p>Either there is no page at this address, or it belongs to a case of which you are no member.</p>
    <p>
      <a href="/cases">Your cases</a>
    </p>
  </DeskPage>
)

/** What is answered at an address of which the page knows nothing, or nothing for this person. */
export const notFound = (visit: Visitor | Visit): Response => answer(visit, <NotFoundPage visit={visit} />, 404)

export const NotYoursPage = ({ visit }: { readonly visit: Visit }) => (
  <DeskPage visit={visit} title="Not for your role">
    <h1>Your role does not allow this</h1>
    <p>You are signed in as {visit.staff.role}. An administrator can change that.</p>
    <p>
      <a href="/cases">Your cases</a>
    </p>
  </DeskPage>
)

/** The token is of an earlier session: somebody signed out and in again in another tab. */
export const StaleFormPage = ({ visit, address }: { readonly visit: Visit; readonly address: string }) => (
  <DeskPage visit={visit} title="Please send it again">
    <h1>This form was opened before you signed in</h1>
    <p>Nothing was done yet. What you had typed is kept; look at it and send it again.</p>
    <p>
      <a href={address}>Back to the form</a>
    </p>
  </DeskPage>
)

export const FailedPage = ({ visit }: Wrong) => (
  <DeskPage visit={visit} title="This did not work">
    <h1>This did not work</h1>
    <p>Nothing was changed. Go back: what you typed is still there. Try again in a minute.</p>
  </DeskPage>
)

/** `most` is what the address takes, in bytes. */
export const TooLargePage = ({ visit, most }: Wrong & { readonly most: number }) => (
  <DeskPage visit={visit} title="Too large">
    <h1>This is more than the page takes</h1>
    <p>
      It takes {Math.floor(most / 100_000) / 10} MB, and nothing of what you sent was kept. Go back in your browser: the form is still there
      as you filled it in. Shorten the text, or choose a smaller file, and send it again.
    </p>
  </DeskPage>
)
