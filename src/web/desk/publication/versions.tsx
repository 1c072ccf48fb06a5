import { languageName } from '../../../kit/index.ts'
import { appealState, appealStateInWords } from '../../../appeals/index.ts'
import { versionsWords, whatItIs, type ChainLink, type PublishedVersion } from '../../../publishing/index.ts'
import { textHref } from '../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import type { AppealVisit } from '../visit.ts'

/** What was published of an appeal, the newest first, with the fingerprint of each version. */
export const Versions = ({
  visit,
  versions,
  chain,
  address,
}: {
  readonly visit: AppealVisit
  readonly versions: readonly PublishedVersion[]
  readonly chain: readonly ChainLink[]
  /** Of the appeal on the public site. */
  readonly address: string
}) => (
  <section aria-labelledby="versions">
    <h2 id="versions">Published versions</h2>
    {versions.length === 0 ? (
      <p>None yet.</p>
    ) : (
      <>
        <div class="scrolls">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">What it is</th>
                <th scope="col">State</th>
                <th scope="col">Published</th>
                <th scope="col">Fingerprint</th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ version, lang, original, publishedAt, takenDownAt, hash }) => (
                <tr key={`${version} ${lang}`}>
                  <th scope="row">
                    {takenDownAt === undefined ? (
                      <a href={`${address}/${version}${original ? '' : `/${lang}`}`}>Version {version}</a>
                    ) : (
                      `Version ${version}`
                    )}
                    , {languageName(lang)}
                  </th>
                  <td data-label="What it is">{original ? whatIn(chain, version) : 'translation'}</td>
                  <td data-label="State">{stateIn(chain, version, takenDownAt !== undefined)}</td>
                  <td data-label="Published">
                    <time dateTime={publishedAt.toISOString()}>{momentInWords(publishedAt)}</time>
                    {takenDownAt !== undefined && (
                      <>
                        ; taken down on <time dateTime={takenDownAt.toISOString()}>{momentInWords(takenDownAt)}</time>
                      </>
                    )}
                  </td>
                  <td data-label="Fingerprint">
                    <span class="code" dir="ltr">
                      {hash.slice(0, 16)}…
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="buttons">
          <a href={textHref(visit, 'differences')}>Differences between versions</a>
          {versions.some(({ takenDownAt }) => takenDownAt === undefined) && (
            <>
              <a href={textHref(visit, 'standings')}>What it cites, at publication and now</a>
              <a href={textHref(visit, 'take-down')}>Take it down…</a>
            </>
          )}
        </p>
      </>
    )}
  </section>
)

const whatIn = (chain: readonly ChainLink[], version: number): string => {
  const link = chain.find((one) => one.version === version)
  return link === undefined ? '' : whatItIs(link, versionsWords('en').words)
}

const stateIn = (chain: readonly ChainLink[], version: number, takenDown: boolean): string => {
  const status = chain.find((one) => one.version === version)?.status ?? 'open'
  return appealStateInWords[appealState({ of: 'version', newest: version === chain.at(-1)?.version, takenDown, status })]
}
