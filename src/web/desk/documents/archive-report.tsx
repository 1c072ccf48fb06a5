import type { Report } from '../../../documents/index.ts'
import { EntryFacts } from '../sources/entry-facts.tsx'

type Archive = NonNullable<Report['archive']>

/** How many lines of each list stand on the page. */
const most = 50

/** What a web archive says of itself, and whether that is so: the hash of each file in it, and its signature. */
export function ArchiveReport({ archive }: { readonly archive: Archive }) {
  const { title, created, software, mainPage, pages, pageCount, hashes, unlisted, signature } = archive
  const wrong = hashes.filter(({ state }) => state !== 'matches')
  return (
    <section aria-labelledby="archive">
      <h2 id="archive">The web archive</h2>
      <EntryFacts
        lines={[
          ['Title', title ?? ''],
          ['Made', created ?? ''],
          ['Made with', software ?? ''],
          ['Main page', mainPage === null ? '' : `${mainPage.url}${mainPage.at === null ? '' : `, ${mainPage.at}`}`],
          [
            'Hashes',
            hashes.length === 0
              ? 'It names no hashes of what is in it.'
              : `${hashes.length - wrong.length} of ${hashes.length} files are what the archive says they are.`,
          ],
          ['Signature', `${signatureInWords[signature.state]} ${signature.why}`],
          ['Signed by', signature.signer ?? ''],
          ['Signed, as it says', signature.at ?? ''],
        ]}
      />
      {(wrong.length > 0 || unlisted.length > 0) && (
        <>
          <h3>What is not as the archive says</h3>
          <ul class="plain">
            {wrong.slice(0, most).map(({ path, state }) => (
              <li key={path}>
                <code dir="ltr">{path}</code> {stateInWords[state]}
              </li>
            ))}
            {unlisted.slice(0, most).map((path) => (
              <li key={path}>
                <code dir="ltr">{path}</code> is not in its list
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{`Pages in it: ${pageCount}`}</summary>
        <ul class="plain">
          {pages.slice(0, most).map(({ url, title: name, at }, index) => (
            <li key={index}>
              <span dir="auto">{name ?? ''}</span> <code dir="ltr">{url}</code>
              {at !== null && <span class="hint">{` ${at}`}</span>}
            </li>
          ))}
        </ul>
        {pageCount > most && <p class="hint">{`and ${pageCount - Math.min(most, pages.length)} more`}</p>}
      </details>
    </section>
  )
}

const signatureInWords: Readonly<Record<Archive['signature']['state'], string>> = {
  valid: 'Valid.',
  invalid: 'NOT valid.',
  unsigned: 'None.',
  unchecked: 'Cannot be checked here.',
}
const stateInWords: Readonly<Record<Archive['hashes'][number]['state'], string>> = {
  matches: 'is what the archive says',
  differs: 'is not what the archive says: its hash differs',
  missing: 'is named and not there',
  unchecked: 'could not be checked',
}
