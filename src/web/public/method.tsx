import { standingMarks, wordsFor } from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import { Page, type Site } from './page.tsx'
import { readingIn } from './reading.ts'

/** How Amparo works, for a reader who wants to know how far a page can be trusted. */
export const MethodPage = ({ site }: { site: Site }) => (
  <Page
    site={site}
    reading={readingIn('en')}
    title="How Amparo works"
    description="Claims, voices, standing, contested points, and how to check a published appeal."
    path={routes.method}
  >
    <h1>How Amparo works</h1>
    <p class="summary">
      Amparo stores what somebody said, names who said it, keeps the contrary account beside it, and publishes nothing that hides a
      contradiction.
    </p>
    <Saying />
    <Contradicting />
    <Standing />
    <Publishing />
    <Since />
    <Checking />
  </Page>
)

const Saying = () => (
  <section>
    <h2>Who says it is not who prints it</h2>
    <p>
      The unit of a case file is the <dfn>claim</dfn>: one statement, about whom, said by whom, printed where, with the exact words where we
      have them. Who says it and who prints it are kept apart. A newspaper that relays the prison service is the prison service speaking.
    </p>
    <p>
      A <dfn>voice</dfn> is an independent origin. Five papers that print one agency are one voice, and so is everybody who passes on one
      communiqué. Whether two voices are independent of each other is said by a person, with the reason; it is never computed.
    </p>
    <p>The people harmed by the person in custody are a source like any other, and their account stands in the file.</p>
  </section>
)

const Contradicting = () => (
  <section>
    <h2>What contested means</h2>
    <p>
      Claims that answer the same question make a <dfn>point</dfn>. Where they give answers that cannot both be true, or where one denies
      the other, the point is <strong class="mark">Contested</strong>, and each answer is an <dfn>account</dfn> with the claims that tell
      it. A sentence that rests on a contested claim shows both sides beside it. Two dates of which one is only less exact than the other
      are not a contradiction.
    </p>
    <p>
      The team may rule on a point: it says which account it prefers, why, and what it had seen. A ruling never removes the other account
      and never makes a point uncontested. Where newer statements have come in since, the page says so.
    </p>
    <p>
      Where dates or numbers of public statements cannot go together, the note says <strong class="mark">Cannot be so</strong> and what does
      not fit, even if nobody disputes it; so does the sentence that rests on one of them.
    </p>
    <p>No date is more precise than its source. “Some time in July” stays some time in July; on the timeline its ends fade.</p>
  </section>
)

const meanings = {
  unassessed: 'nobody has looked at it yet',
  alleged:
    'somebody says so; the number of voices is given, and nothing more is claimed. Of what only courts say the page says “on record of the court”',
  corroborated: 'the team has ruled that independent voices say the same',
  verified: 'the team has ruled that the evidence leaves no reasonable doubt, and says why',
  disputed: 'another account contradicts it',
  refuted: 'the team has ruled that it is not so; such a claim is not cited',
  retracted: 'whoever said it took it back, or we had entered it wrongly',
} as const

const Standing = () => (
  <section>
    <h2>Standing</h2>
    <p>
      Each claim carries a word for how far it may be relied on. Left to itself the software goes no further than alleged or disputed;
      everything else is a decision of a person, with a reason.
    </p>
    <dl class="standings">
      {Object.entries(meanings).map(([standing, meaning]) => (
        <div>
          <dt>
            <span aria-hidden="true">{standingMarks[standing as keyof typeof meanings]}</span>{' '}
            {wordsFor('en').standings[standing as keyof typeof meanings]}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </section>
)

const Publishing = () => (
  <section>
    <h2>What is published</h2>
    <p>
      Only claims that the team has marked public are ever shown. The title, the summary, the headings and what is asked are the team’s
      words. An appeal cannot be published while a sentence of its text cites nothing and is not marked as our own words, while it cites
      something that is not public, while showing only the public side would hide a contradiction, or when a consent on record for somebody
      it speaks of is over.
    </p>
    <p>
      What its source took back stays, marked so. What we had entered wrongly is withdrawn, and only the day is shown. An appeal may be
      taken down: then the day and the reason stand in its place.
    </p>
    <p>
      Before a text is published, somebody answers what it could do to whom, and a second person approves exactly that text. The foot of
      each page says whether it was so, whether one person went alone, or whether the operator published it from the command line.
    </p>
    <p>
      Case files are built from what others have published. Of an address we show only the host, and living private persons are named by
      their role. This site uses no cookie and nothing from any other site, and no script but one: that of the page on which a receipt of a
      sign-on is checked, which works without it.
    </p>
  </section>
)

const Since = () => (
  <section>
    <h2>What has changed since</h2>
    <p>
      Text, notes and fingerprint of a version stay as they were published. When a source takes a cited statement back, when another account
      comes, when the team rules, or when a source is no longer public, the page says so beside each sentence that rests on it, with the day
      on which it was noted. A PDF says of which day it is.
    </p>
  </section>
)

const Checking = () => (
  <section>
    <h2>How to check a page</h2>
    <p>
      A published version never changes: a correction is a new version, and the old one stays at its address. At the foot of each appeal
      stands its fingerprint, and that of the version before, so that none can be put in or left out unseen. Whoever downloads the data
      (JSON) can compute it again, with Amparo or with a script of thirty lines that is in its guide to publishing:
    </p>
    <p>
      <code>amparo verify ID.json</code>
    </p>
    <p>
      The fingerprint is the SHA-256 of the data in canonical form (RFC 8785), in which each text is replaced by a commitment to it
      (HMAC-SHA-256 under a salt of its own). Somebody who is spoken of may have what identifies them erased: then a gap with the day stands
      in its place, the commitment stays, the salt is destroyed, and the fingerprint can still be computed. The erased words cannot be found
      by trying.
    </p>
    <p>
      The fingerprint shows that two people read the same text, and that it was not altered between them. It does not show that what the
      sources say is true. That is what the notes are for.
    </p>
  </section>
)
