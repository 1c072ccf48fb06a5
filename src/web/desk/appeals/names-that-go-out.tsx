import { consentsOf, isLetOutBy, namesToLetOut, type ConsentOnRecord, type PrintedName } from '../../../appeals/index.ts'
import { dayOfInstant, describeDate, languageName } from '../../../kit/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { Options, type FormState } from '../forms/index.ts'
import { hrefOf, writers } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'
import type { AppealVisit } from '../visit.ts'
import { lapsedUnread } from './as-far-as-read.ts'
import type { TranslatedName } from './names-of-translations.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

/** The field of the names that somebody lets out without a consent to it on record. */
export const letOutField = 'letOut'

/** The names as this person may read the files: what only a closed claim names is not told as being in them. */
export const shownNames = <Name extends PrintedName>({ opened }: AppealVisit, names: readonly Name[]): readonly Name[] =>
  names.filter(({ caseId, source, subject }) => {
    const file = opened.cases.get(caseId)?.document
    return (
      (source === undefined || file?.sources.some(({ id }) => id === source.id)) &&
      (subject === undefined || file?.subjects.some(({ id }) => id === subject.id))
    )
  })

/** By name, whose name readers will read, with the consent on record for each; and where to have another printed. */
export function NamesThatGoOut({
  visit,
  standing,
  translated = [],
  tick,
}: {
  readonly visit: AppealVisit
  readonly standing: AppealStanding
  /** The names that only translations print. */
  readonly translated?: readonly TranslatedName[]
  readonly tick?: FormState
}) {
  const names = shownNames(visit, standing.names())
  const inTranslations = shownNames(visit, translated)
  const askedOfTranslations = inTranslations.filter(({ asks }) => asks)
  const asked = names.filter(({ asks }) => asks)
  const bodies = names.filter(({ subject, asks }) => subject === undefined && !asks)
  const people = names.filter((one) => !bodies.includes(one))
  const mayRecord = (writers as readonly string[]).includes(visit.staff.role)
  const open = new Set(namesToLetOut(names, standing.review.answers.letOut, standing.takenDown).map(({ key }) => key))
  return (
    <section class="question" aria-labelledby="names">
      <h2 id="names">Whose names go out</h2>
      {names.length === 0 ? (
        <p class="hint">Of those whom the files know, nobody’s.</p>
      ) : (
        <>
          <p>
            These names stand in the text or in what readers may open of it, exactly as here. Amparo does not print “a relative” in place of
            a name: to have that printed, correct the name itself.
          </p>
          <ul>
            {people.map((one) => (
              <li key={one.key}>
                <b dir="auto">{one.name}</b> <span class="hint">{whatItIs(one)}</span>: {onRecord(visit, standing, one)}
                {whyAskedAll(visit, one)}
                {one.asks && (open.has(one.key) ? '; not printed without a tick' : '; ticked to be printed')}.{' '}
                {one.asks && mayRecord && (
                  <>
                    <a href={consentOf(one)}>
                      Record a consent<span class="unseen">{` of or for ${one.name}`}</span>
                    </a>
                    {' · '}
                  </>
                )}
                {one.asks && (
                  <a href={correctionOf(one)}>
                    Correct the name<span class="unseen">{` ${one.name}`}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
          {bodies.length > 0 && (
            <p>
              <span class="hint">Bodies and what they publish, of which no consent is asked for:</span>{' '}
              <span dir="auto">{bodies.map(({ name }) => name).join('; ')}</span>
            </p>
          )}
        </>
      )}
      <OnlyTranslated {...{ visit, standing, mayRecord }} names={inTranslations} />
      {tick !== undefined && asked.length + askedOfTranslations.length > 0 && (
        <Options
          form={tick}
          type="checkbox"
          name={letOutField}
          label="No consent to its publication is on record: print the name all the same"
          hint={`Tick each name that goes out. Nothing is published while one of them is left${askedOfTranslations.length === 0 ? '' : '; of those that only a translation prints, no language that prints it'}.`}
          options={[
            ...asked.map(({ key, name }) => ({ value: key, label: name })),
            ...askedOfTranslations.map(({ key, name, langs }) => ({ value: key, label: `${name} (only ${inLanguages(langs)})` })),
          ]}
        />
      )}
    </section>
  )
}

/** The names that translations print and the original does not, with what is on record of each. */
const OnlyTranslated = ({
  visit,
  standing,
  names,
  mayRecord,
}: {
  readonly visit: AppealVisit
  readonly standing: AppealStanding
  readonly names: readonly TranslatedName[]
  readonly mayRecord: boolean
}) =>
  names.length === 0 ? null : (
    <>
      <p>Only translations print these, as they stand:</p>
      <ul>
        {names.map((one) => (
          <li key={one.key}>
            <b dir="auto">{one.name}</b> <span class="hint">{`${whatItIs(one)}, ${inLanguages(one.langs)}`}</span>:{' '}
            {onRecord(visit, standing, one)}
            {whyAskedAll(visit, one)}
            {one.asks &&
              (namesToLetOut([one], standing.review.answers.letOut, one.takenDown).length > 0
                ? '; not printed without a tick'
                : '; ticked to be printed')}
            .{' '}
            {one.asks && mayRecord && (
              <a href={consentOf(one)}>
                Record a consent<span class="unseen">{` of or for ${one.name}`}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )

const inLanguages = (langs: readonly string[]): string => `in ${langs.map((lang) => languageName(lang)).join(', ')}`

const kinds = wordsFor('en').kinds

const whatItIs = ({ source, subject }: PrintedName): string =>
  [...(subject === undefined ? [] : [subject.role ?? 'a person']), ...(source === undefined ? [] : [`source: ${kinds[source.kind]}`])].join(
    ', ',
  )

const onRecord = (visit: AppealVisit, { mayReadConsent }: AppealStanding, name: PrintedName): string =>
  name.consents.length === 0
    ? 'no consent on record'
    : name.consents
        .map((one) => inWords(one, lapsedUnread(visit, name, one) ? lapsedForUnread : stateInWords[one.state], mayReadConsent(one.consent)))
        .join('; ')

/** Said to whoever reads a consent that counts, and why, where others do not: to them it is a name without one. */
function whyAskedAll({ opened, now }: AppealVisit, { caseId, subject, asks }: PrintedName): string {
  const file = opened.cases.get(caseId)?.document
  if (!asks || subject === undefined || file === undefined || !isLetOutBy(consentsOf(file, subject.id, dayOfInstant(now)))) return ''
  return ', which counts by claims that not everybody in the case reads'
}

const inWords = ({ consent }: ConsentOnRecord, state: string, mayRead: boolean): string =>
  mayRead
    ? `${state} “${consent.scope}”, given by ${consent.given_by} (${consent.relation}), ${describeDate(consent.on, 'en')}`
    : `${state.replace(/,? (?:to|of)$/, '')}, in words that you may not read`

const lapsedForUnread = 'a consent that does not count by what you may not read, to'

const stateInWords = {
  stands: 'consent to',
  refused: 'a refusal of',
  withdrawn: 'a consent that was withdrawn, to',
  ended: 'a consent that is over, to',
  lapsed: 'a consent that lapsed, to',
} as const

const consentOf = ({ caseId, source, subject }: PrintedName): string =>
  hrefOf(entryRoutes.newConsentForm, { case: caseId }, subject === undefined ? { source: source?.id ?? '' } : { subject: subject.id })

const correctionOf = ({ caseId, source, subject }: PrintedName): string => {
  const [list, id] = subject === undefined ? ['sources', source?.id ?? ''] : ['subjects', subject.id]
  return `/cases/${encodeURIComponent(caseId)}/${list}/${encodeURIComponent(id)}/correction`
}
