import { whatStopsPublication } from '../appeals/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { canonicalJson, dayOfInstant, type Day } from '../kit/index.ts'
import { systemRandomness, type Clock, type Randomness, type Transaction } from '../platform/index.ts'
import { approvedTranslation } from '../translations/index.ts'
import { casesAt, readTogether } from './cited-cases.ts'
import { composeEdition } from './compose-edition.ts'
import { withNormsAsPublished } from './compose-norm.ts'
import type { Edition } from './edition.ts'
import { enqueueSheets } from './jobs.ts'
import { keepCitedAlike } from './live/index.ts'
import { commit, seedLength } from './proof/index.ts'
import { otherwiseConfidential, saysTheSame, settingsOf } from './publish-appeal.ts'
import { addEdition, findEdition, type PublishedEdition } from './store.ts'
import { lastTakeDowns, lockAppeal } from './take-down.ts'
import { risksOfTranslation } from './translation-risks.ts'

export type PublishTranslationOutcome =
  | {
      readonly kind: 'published'
      readonly appeal: string
      readonly version: number
      readonly lang: string
      readonly hash: string
      /** The keys of the cases that it cites. */
      readonly cases: readonly number[]
    }
  /** It is published, and says exactly this. */
  | { readonly kind: 'unchanged'; readonly appeal: string; readonly version: number; readonly lang: string; readonly hash: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export type PublishTranslationSettings = {
  /** Who publishes; kept with the edition and not shown. */
  readonly by: string
  readonly clock: Clock
  readonly facts: FactDictionary
  readonly random?: Randomness
  /** Only of this version; of the newest where none is given. */
  readonly version?: number
}

/**
 * Publishes a translation of the newest version of an appeal: its text as it was approved, with the notes, numbers and timeline
 * of the original, and Amparo's own words in the language. Refuses, with every reason there is, unless that version is shown, the text
 * today says exactly what it says, each of its sentences is approved in the language for exactly this text, nothing would stop it
 * from being published today, it prints no further names, and the risk review of what the desk published is answered.
 */
export async function publishTranslationWithin(
  tx: Transaction,
  appealId: string,
  lang: string,
  settings: PublishTranslationSettings,
): Promise<PublishTranslationOutcome> {
  const { by, clock, facts, random = systemRandomness } = settings
  if (by.trim() === '') return refused('Say who publishes: an edition is kept with the name of whoever put it out.')
  if (!hasAddress(lang)) return refused(`'${lang}' is not the tag of a language, such as es or zh-Hans.`)
  await lockAppeal(tx, appealId)
  const original = await findEdition(tx, appealId)
  if (original === null) return refused(`Nothing is published of ${appealId} yet.`)
  const unfit = whyNotTranslated(original, lang, settings.version)
  if (unfit !== undefined) return refused(unfit)
  const found = await readTogether(tx, appealId)
  if (found.kind !== 'found') return refused(`The text of ${appealId} is not kept here any more.`)
  const before = original.committed.edition
  const files = found.cases.map(({ document }) => document)
  if (!saysTheSame(before, found.appeal, files, facts))
    return refused(`The text, or what it cites, no longer says what version ${before.version} says. Publish a new version first.`)
  const today = dayOfInstant(clock())
  const citedToday = casesAt(files, facts, today)
  const inText = whatStopsPublication(found.appeal, citedToday, today)
  const stops = [...inText, ...(await otherwiseConfidential(tx, found.appeal, citedToday, inText))]
  if (stops.length > 0) return { kind: 'refused', reasons: stops.map(({ message }) => message) }
  const standing = await findEdition(tx, appealId, before.version, lang)
  if (standing?.takenDown !== undefined) return refused(wasTakenDown(standing))
  const takenDown = (await lastTakeDowns(tx, [appealId], lang)).get(appealId) ?? null
  const translation = await approvedTranslation(tx, { appeal: found.appeal, lang, takenDown })
  if (translation.kind === 'not-approved') return refused(notApproved(translation.missing))
  const { previous: _, ...again } = settingsOf(before, facts)
  const cases = casesAt(files, facts, again.at)
  const compose = (published: Day): Edition =>
    composeEdition(translation.appeal, cases, {
      ...again,
      published,
      approved: translation.how,
      translates: { lang: before.lang, hash: original.hash },
      ...(translation.machine && { machine: true }),
    })
  if (standing !== null) return alreadyPublished(standing, compose(settingsOf(standing.edition, facts).published))
  const edition = compose(today)
  const risks = await risksOfTranslation(tx, {
    appeal: found.appeal,
    original: before,
    translation: edition,
    cases: casesAt(files, facts, today),
    today,
    takenDown,
  })
  if (risks.length > 0) return { kind: 'refused', reasons: risks }
  const committed = commit(edition, random(seedLength))
  await addEdition(tx, committed, { by, at: clock() })
  await keepCitedAlike(tx, edition, before.lang)
  await enqueueSheets(tx, [edition])
  const cited = new Set(edition.notes.map((note) => note.case.id))
  const keys = found.cases.filter(({ document }) => cited.has(document.case.id)).map(({ key }) => key)
  return { kind: 'published', appeal: appealId, version: before.version, lang, hash: committed.hash, cases: keys }
}

/** Whether an edition in this language can have an address of its own: names of four letters and more are those of pages. */
export const hasAddress = (lang: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang)

function whyNotTranslated({ edition, takenDown }: PublishedEdition, lang: string, asked: number | undefined): string | undefined {
  const { appeal, version } = edition
  if (takenDown !== undefined) return `Version ${version} of ${appeal} is taken down. Publish a new version first.`
  if (asked !== undefined && asked !== version) return `Version ${version} was published since version ${asked}.`
  return lang === edition.lang ? `${lang} is the language of the original.` : undefined
}

const wasTakenDown = ({ edition: { appeal, version, lang } }: PublishedEdition): string =>
  `Version ${version} of ${appeal} in ${lang} was taken down. The language comes back with a new version.`

/** What is published in the language already: the same, or another text. It is never replaced. */
function alreadyPublished(standing: PublishedEdition, now: Edition): PublishTranslationOutcome {
  const { appeal, version, lang } = standing.edition
  const before = standing.committed.edition
  if (canonicalJson(withNormsAsPublished(now, before)) === canonicalJson(before))
    return { kind: 'unchanged', appeal, version, lang, hash: standing.hash }
  return refused(
    `Version ${version} of ${appeal} in ${lang} is published and says otherwise. A mended translation comes out with a new version.`,
  )
}

const notApproved = (missing: readonly string[]): string =>
  `Not approved for exactly this text: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ` and ${missing.length - 20} more` : ''}.`

const refused = (reason: string): PublishTranslationOutcome => ({ kind: 'refused', reasons: [reason] })
