import { hrefOf } from '../route.ts'
import { caseRoutes } from './routes.ts'

/** The ways to begin a case. */
export const WaysToBegin = () => (
  <ol>
    <li>
      <a href={hrefOf(caseRoutes.firstCallForm)}>Log a call</a>
      <p>Somebody has just called or written about a person you have no case of. Who, what was said, what was promised: one form.</p>
    </li>
    <li>
      <a href={hrefOf(caseRoutes.reportForm)}>Paste a report</a>
      <p>A news item, a letter, a message. Its text is kept with where it came from, and you make claims of it.</p>
    </li>
    <li>
      <a href={hrefOf(caseRoutes.emptyForm)}>Start empty</a>
      <p>Only who it is about. Claims come as you hear them, from a call or a visit.</p>
    </li>
    <li>
      <a href={hrefOf(caseRoutes.fileForm)}>Import a file</a>
      <p>
        A case that Amparo exported, with its originals (ZIP) or without, or a case file that a program of yours has written
        (amparo-case/1).
      </p>
    </li>
    <li>
      <a href="/cases/new/list">Import a list</a>
      <p>Of prisoners or of the disappeared, that somebody else keeps (CSV, JSON, XLSX). What stands in it is theirs to say.</p>
    </li>
  </ol>
)

/** What a claim is, shown by one. */
export const GoodClaim = () => (
  <section aria-labelledby="good-claim">
    <h2 id="good-claim">What a good claim looks like</h2>
    <p>One statement, with who said it, when, and where it can be read. It need not be true: it has to be theirs.</p>
    <dl>
      <dt>Statement</dt>
      <dd>She was moved to the hospital of the prison on 20 July 2021.</dd>
      <dt>Said by</dt>
      <dd>the prison service, on 21 July 2021</dd>
      <dt>Printed in</dt>
      <dd>its communiqué 31, page 1: “was moved of her own will”</dd>
      <dt>Asserts</dt>
      <dd>When was the person moved to a hospital? 20 July 2021</dd>
    </dl>
    <p>
      When her lawyer says 17 July, that is a second claim. Both stand side by side, and the point is contested. A ruling says which account
      the team prefers; the other stays.
    </p>
  </section>
)
