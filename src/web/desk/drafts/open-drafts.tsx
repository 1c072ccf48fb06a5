import { shorten } from '../../../kit/index.ts'
import { frameFields, textOf, type Given } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import type { CaseVisit } from '../visit.ts'
import { openDrafts, type OpenDraft } from './drafts.ts'

/** What somebody was writing about a case and has not sent: each leads to its form, where it stands again. Nothing where there is none. */
export async function OpenDrafts(visit: CaseVisit) {
  const { id, document } = visit.opened
  const below = [`/cases/${encodeURIComponent(id)}/`, ...document.appeals.map((appeal) => `/appeals/${encodeURIComponent(appeal.id)}/`)]
  const drafts = await openDrafts(visit, below)
  if (drafts.length === 0) return null
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">What you were writing</h2>
      <ul class="plain links">
        {drafts.map((draft) => (
          <li key={draft.address}>
            <a href={draft.address}>{nameOf(draft)}</a>{' '}
            <span class="hint">
              kept on <time dateTime={draft.savedAt.toISOString()}>{momentInWords(draft.savedAt)}</time>
            </span>{' '}
            <span dir="auto">{beginningOf(draft.given)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a form is for, by the end of its address. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\/claims\/new$/, 'A new claim'],
  [/\/calls\/new$/, 'A call'],
  [/\/contacts\/new$/, 'An attempt to reach somebody'],
  [/\/handovers\/new$/, 'A hand-over'],
  [/\/rulings\/new$/, 'A ruling'],
  [/\/questions\/new$/, 'A question'],
  [/\/appeals\/new$/, 'A new appeal'],
  [/\/(\w+)s\/new$/, 'A new entry'],
  [/\/correction$/, 'A correction'],
  [/\/retraction$/, 'A retraction'],
  [/\/risk-review$/, 'A risk review'],
  [/\/head$/, 'The head of the case'],
]

function nameOf({ address }: OpenDraft): string {
  const path = address.replace(/\?.*$/, '')
  return forms.find(([pattern]) => pattern.test(path))?.[1] ?? (path.startsWith('/appeals/') ? 'A part of an appeal' : 'A form')
}

/** The longest of what was typed in words, by which whoever typed it knows it; codes of what was chosen say nothing. */
function beginningOf(given: Given): string {
  const frame: readonly string[] = Object.values(frameFields)
  const texts = [...given.keys()].filter((name) => !frame.includes(name)).map((name) => textOf(given, name))
  return shorten(texts.filter((text) => /\s/.test(text)).toSorted((a, b) => b.length - a.length)[0] ?? '', 80)
}
