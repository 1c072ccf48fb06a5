import type { LogIdentity, ReleasedHead, RetiredKey, Witness } from '../../../log/index.ts'
import { routes } from '../../routes.ts'
import { Page, type Site } from '../page.tsx'
import { readingIn } from '../reading.ts'

type Known = {
  readonly identity: LogIdentity | null
  readonly released: ReleasedHead | null
  readonly witnesses: readonly Witness[]
  readonly retired: readonly RetiredKey[]
}

/** What the log is, how large it is, who watches it, and how to check it, for people. */
export const LogPage = ({ site, identity, released, witnesses, retired }: Known & { readonly site: Site }) => (
  <Page
    site={site}
    reading={readingIn('en')}
    title="The log"
    description="The public list from which every count of sign-ons here can be computed again, its key, and how to check it."
    path={routes.log}
  >
    <h1>The log</h1>
    <p class="summary">
      Every count of sign-ons on this site can be computed again by anybody, from a public list that only ever grows. This page says where
      it is and how to check it.
    </p>
    <section>
      <h2>What stands in it</h2>
      <p>
        One line for each confirmed sign-on, correction, withdrawal and removal, and for each version of a letter that can be signed. No
        line names a person or a time. A sign-on is there as a commitment: 32 bytes that stand for what the signer gave and tell nothing
        without the signer’s own link.
      </p>
      <p>
        Lines are made public in groups, at least twenty at a time or after a quarter of an hour, so that nobody who watches can tell whose
        line is whose.
      </p>
    </section>
    <Head released={released} identity={identity} />
    <EarlierKeys retired={retired} />
    <Witnesses witnesses={witnesses} />
    <section>
      <h2>How to check it</h2>
      <p>With Amparo, on any machine, with no account and no database:</p>
      <p>
        <code>
          amparo log verify {site.origin}
          {routes.log} --key KEY
        </code>
      </p>
      <p>
        It computes every hash and every count anew and prints a line for each problem. Any other program for the formats of C2SP
        (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof) can do it, too; the guide to the log has the rules of the count, and a recipe
        for one line with nothing but OpenSSL.
      </p>
    </section>
    <section>
      <h2>What it does not show</h2>
      <p>
        That nobody was dropped, that nothing was rewritten, and that the number is the number of lines can be checked. That no line was
        invented cannot be seen from the list: a commitment to nobody looks like any other. That is what audits of a sample are for; their
        results stand in the log.
      </p>
    </section>
  </Page>
)

const Head = ({ released, identity }: Pick<Known, 'released' | 'identity'>) => (
  <section>
    <h2>How large it is, and its key</h2>
    {released === null ? (
      <p>Nothing of it is released yet.</p>
    ) : (
      <p>
        {released.size.toLocaleString('en')} {released.size === 1 ? 'line' : 'lines'}, made public on{' '}
        <time dateTime={released.releasedAt.toISOString()}>{moment(released.releasedAt)}</time>. The{' '}
        <a href={routes.logCheckpoint}>checkpoint</a> is this number with a hash over all lines, signed.
      </p>
    )}
    {identity !== null && (
      <>
        <p>Its key:</p>
        <p>
          <code>{identity.vkey}</code>
        </p>
        <p>
          Whoever can change this page can change the key that is printed on it. Compare it with one that was written down elsewhere, and
          keep the checkpoint: it shows later that nothing before it was rewritten.
        </p>
      </>
    )}
  </section>
)

const EarlierKeys = ({ retired }: Pick<Known, 'retired'>) =>
  retired.length === 0 ? null : (
    <section>
      <h2>Its earlier keys</h2>
      <p>
        The log went on under another key, with the same name and the same lines. What an earlier key signed counts up to the number of
        lines that stands here; believe nothing that it signs beyond that. A checkpoint that was kept from before shows that nothing was
        rewritten.
      </p>
      <ul>
        {retired.map(({ vkey, size, why, retiredAt }) => (
          <li>
            <code>{vkey}</code>, up to {size.toLocaleString('en')} {size === 1 ? 'line' : 'lines'}; {reasons[why]} on {moment(retiredAt)}
          </li>
        ))}
      </ul>
    </section>
  )

const reasons = { renewed: 'replaced', seized: 'taken by somebody, and replaced', lost: 'lost, and replaced' } as const

const Witnesses = ({ witnesses }: Pick<Known, 'witnesses'>) => (
  <section>
    <h2>Who watches it</h2>
    {witnesses.length === 0 ? (
      <p>Nobody from outside signs the log’s heads yet.</p>
    ) : (
      <>
        <p>These witnesses keep the last head that they saw and sign a new one only if the log has grown from it:</p>
        <ul>
          {witnesses.map(({ name, vkey, size, receivedAt }) => (
            <li>
              <strong>{name}</strong>,{' '}
              {size === null || receivedAt === null
                ? 'which has signed nothing yet'
                : `which signed ${size.toLocaleString('en')} lines on ${moment(receivedAt)}`}
              ; key <code>{vkey}</code>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
