import { fold } from '../../../kit/index.ts'
import type { Database } from '../../../platform/index.ts'
import { casesOfEditions, editionsShown, printInLines, printOf, type Edition } from '../../../publishing/index.ts'

/** The published pages of a case, all versions that are shown, in which one of these names or titles stands. */
export async function editionsNaming(db: Database, caseKey: number, names: readonly string[]): Promise<readonly Edition[]> {
  const appeals = [...(await casesOfEditions(db))].filter(([, keys]) => keys.includes(caseKey)).map(([appeal]) => appeal)
  const wanted = names.map(fold).filter((name) => name !== '')
  const shown = await editionsShown(db, appeals)
  return shown.filter((edition) => {
    const text = fold(printInLines(printOf(edition)).join('\n'))
    return wanted.some((name) => text.includes(name))
  })
}

/** A list of them, with the way to take each down: what was published stays until somebody does. */
export const EditionsNaming = ({ pages, what }: { readonly pages: readonly Edition[]; readonly what: string }) =>
  pages.length === 0 ? null : (
    <section aria-labelledby="published">
      <h2 id="published">Published already</h2>
      <p class="notice">{`These pages name ${what}. They never change by themselves: publish a new version, and take these down.`}</p>
      <ul class="plain rows">
        {pages.map(({ appeal, version, title, lang }) => (
          <li key={`${appeal} ${version} ${lang}`} data-row="">
            <a href={`/appeals/${encodeURIComponent(appeal)}/publication`} dir="auto" lang={lang} data-open="">
              {title}
            </a>
            {`, version ${version} `}
            <a href={`/appeals/${encodeURIComponent(appeal)}/take-down`}>
              Take down…<span class="unseen">{` version ${version}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
