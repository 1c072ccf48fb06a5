import { casesOfErasures, erase, fewestLetters, findMentions, spellingsOf, type Mentions } from '../../../erasure/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, filledWith, readForm, textOf, textsOf, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { ErasurePage } from './erasure-page.tsx'
import { reachOf, type Reach } from './reach.ts'

/** The form; the names of a subject or a source are filled in where the address names one: `?of=S3`. */
export function answerNewErasure(visit: CaseVisit): Response {
  const spellings = namesOf(visit, visit.c.req.query('of') ?? '')
  return show(visit, spellings.length === 0 ? emptyForm : filledWith({ words: spellings.join('\n') }))
}

/**
 * First looks for the words and shows where they stand; sent again with the places that were ticked, erases them. What is
 * looked for and what is erased are the same words, or it looks again.
 */
export async function makeErasure(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return show(visit, { ...emptyForm, errors: { '': 'The form could not be read. Fill it in again.' } }, 422)
  const { given } = sent
  const words = wordsIn(given)
  const errors = errorsIn(given, words)
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  const { found, reach } = await look(visit, words)
  if (textOf(given, 'looked') !== words.join('\n')) return show(visit, looked(given, words, reach), 200, reach)
  const chosen = new Set(textsOf(given, 'record'))
  if (chosen.size === 0 && textOf(given, 'elsewhere') !== 'yes')
    return show(visit, { given, errors: { record: 'Tick the places from which the words are to be erased' } }, 422, reach)
  return make(visit, { given, words, found, reach, chosen })
}

/** Looks for words everywhere. That somebody did is on record in every case in which they stand, before anybody learns so. */
async function look(visit: CaseVisit, words: readonly string[]): Promise<Pick<Making, 'found' | 'reach'>> {
  const { needs, staff, now, opened } = visit
  const found = await findMentions(needs.db, words, needs.files)
  const reach = await reachOf(visit, found)
  const search = { at: now, staff: staff.id, action: 'erasure.search' } as const
  await needs.db.transaction().execute(async (tx) => {
    await recordAudit(tx, search)
    for (const caseKey of new Set([opened.key, ...reach.cases])) await recordAudit(tx, { ...search, caseKey })
  })
  return { found, reach }
}

type Making = {
  readonly given: Given
  readonly words: readonly string[]
  readonly found: Mentions
  readonly reach: Reach
  readonly chosen: ReadonlySet<string>
}

async function make(visit: CaseVisit, { given, words, reach, chosen }: Making): Promise<Response> {
  const { needs, staff, now, opened } = visit
  const everywhere = textOf(given, 'elsewhere') === 'yes'
  const shown = new Set(reach.shown.map(({ record }) => record))
  const hidden = new Set(reach.hidden)
  return change(visit, given, async (tx) => {
    const outcome = await erase(tx, {
      words,
      // Only what was looked at, and of what could not be shown what its kind was named of.
      chosen: ({ record }) => (shown.has(record) && chosen.has(record)) || (everywhere && hidden.has(record)),
      reason: textOf(given, 'reason'),
      by: staff.id,
      at: now,
      facts: needs.facts,
      files: needs.files,
    })
    if (outcome.kind === 'refused')
      return { kind: 'refused', response: show(visit, { given, errors: { words: outcome.reason } }, 422, reach) }
    if (outcome.kind === 'nothing')
      return {
        kind: 'refused',
        response: show(visit, { given, errors: { '': 'Nothing of what was ticked holds the words any more.' } }, 422, reach),
      }
    const { erasure, records, editions, left } = outcome
    const made = { at: now, staff: staff.id, action: 'erasure.make', detail: { erasure, records, editions, left } } as const
    const reached = (await casesOfErasures(tx, erasure)).get(erasure) ?? []
    for (const caseKey of new Set([opened.key, ...reached])) await recordAudit(tx, { ...made, caseKey })
    const id = outcome.renamed.get(opened.id) ?? opened.id
    return { kind: 'done', location: withNotice(`/cases/${encodeURIComponent(id)}/erasures`, left === 0 ? 'erased' : 'erased-in-part') }
  })
}

function show(visit: CaseVisit, form: FormState, status: 200 | 422 = 200, reach?: Reach): Response {
  return answer(visit, <ErasurePage {...{ visit, form }} {...(reach && { reach })} />, status)
}

/** The form with what was found: all that is shown is ticked; work of others, which is only counted, is not. */
const looked = (given: Given, words: readonly string[], { shown }: Reach): FormState => ({
  given: new Map([...given, ['looked', [words.join('\n')]], ['record', shown.map(({ record }) => record)]]),
  errors: {},
})

const wordsIn = (given: Given): string[] => [
  ...new Set(
    textOf(given, 'words')
      .split('\n')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]

function errorsIn(given: Given, words: readonly string[]): Record<string, string> {
  const short = words.find((word) => Array.from(word).length < fewestLetters)
  return {
    ...(words.length === 0 && { words: 'Write the words to be erased, each spelling on a line of its own' }),
    ...(words.length > 50 && { words: 'Write at most 50 lines; erase the rest afterwards' }),
    ...(words.some((word) => word.length > 200) && {
      words: 'A line is longer than 200 characters: name the words that identify, not whole texts',
    }),
    ...(short !== undefined && { words: `'${short}' is too short: it stands in too many other words` }),
    ...(textOf(given, 'reason') === '' && { reason: 'Say why, without the words themselves: it stays when they are gone' }),
    ...(spellingsOf(words).find(textOf(given, 'reason')).length > 0 && {
      reason: 'The reason repeats the words, and stays when they are gone. Say why without them',
    }),
    ...(textOf(given, 'reason').length > 1000 && { reason: 'Say why in at most 1,000 characters' }),
  }
}

function namesOf({ opened }: CaseVisit, id: string): string[] {
  const { subjects, sources } = opened.document
  const names = subjects.find((one) => one.id === id)?.names.map(({ text }) => text) ?? []
  return [...names, ...sources.filter((one) => one.id === id).map(({ name }) => name)]
}
