import { frameFields, textsOf, type Given } from './forms/index.ts'
import { answer, DeskPage } from './page.tsx'
import type { CaseVisit } from './visit.ts'

/**
 * The answer to a correction of what is not there, or what this member may not read any more: which of the two is not
 * told. What they typed is theirs, and stands there to be copied.
 */
export function answerGone(visit: CaseVisit, given: Given, labels: Readonly<Record<string, string>>): Response {
  const frame: readonly string[] = [...Object.values(frameFields), 'do']
  const typed = [...given.keys()].filter((name) => !frame.includes(name) && textsOf(given, name).length > 0)
  return answer(
    visit,
    <DeskPage visit={visit} title="Not found">
      <h1>There is nothing here that you can correct</h1>
      <p>Either it is not there, or you may not read it any more. Nothing was saved.</p>
      {typed.length > 0 && (
        <section aria-labelledby="typed">
          <h2 id="typed">What you typed</h2>
          <dl>
            {typed.map((name) => (
              <div key={name}>
                <dt>{labels[name] ?? 'Also'}</dt>
                <dd class="text" dir="auto">
                  {textsOf(given, name).join('\n')}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <p>
        <a href={`/cases/${encodeURIComponent(visit.opened.id)}`}>Back to the case</a>
      </p>
    </DeskPage>,
    404,
  )
}
