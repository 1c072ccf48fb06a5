import { languageName } from '../../../kit/index.ts'
import type { PublishedVersion } from '../../../publishing/index.ts'
import { textHref } from '../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import type { AppealVisit } from '../visit.ts'

/** What was published of an appeal, the newest first, with the fingerprint of each version. */
export const Versions = ({
  visit,
  versions,
  address,
}: {
  readonly visit: AppealVisit
  readonly versions: readonly PublishedVersion[]
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
                  <td>
                    <time dateTime={publishedAt.toISOString()}>{momentInWords(publishedAt)}</time>
                    {takenDownAt !== undefined && (
                      <>
                        ; taken down on <time dateTime={takenDownAt.toISOString()}>{momentInWords(takenDownAt)}</time>
                      </>
                    )}
                  </td>
                  <td>
                    <span class="code" dir="ltr">
                      {hash.slice(0, 16)}…
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {versions.some(({ takenDownAt }) => takenDownAt === undefined) && (
          <p>
            <a href={textHref(visit, 'take-down')}>Take it down…</a>
          </p>
        )}
      </>
    )}
  </section>
)
