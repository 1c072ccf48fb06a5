import { namedSentences } from '../../../appeals/index.ts'
import { directionOf, languageName } from '../../../kit/index.ts'
import {
  findEdition,
  standingsOf,
  type EditionNote,
  type NoteStandings,
  type OpenChange,
  type PublishedEdition,
} from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { casesOf } from '../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import { openAppeal } from '../open-appeal.ts'
import { pointHref } from '../points/index.ts'
import { proposalRoutes } from '../proposals/index.ts'
import { hrefOf, judges, writers } from '../route.ts'
import type { OpenedAppeal, Visit } from '../visit.ts'
import { publicationRoutes } from './routes.ts'
import { sentencesOf } from './sentences-of-edition.ts'
import { ChangeForStaff, normsOtherwise, NormThenAndNow, whoIsTold, type NormOtherwise } from './norms-otherwise.tsx'
import { ThenAndNow } from './then-and-now.tsx'

/** An edition with the changes that wait for somebody, and how what it cites stands. */
export type Affected = {
  readonly published: PublishedEdition
  readonly changes: readonly OpenChange[]
  readonly standings: readonly NoteStandings[]
  /** The text as it stands; null where it is not theirs to open. */
  readonly opened: OpenedAppeal | null
  /** What changed of norms that it cites, by the number of the change. */
  readonly norms: ReadonlyMap<number, NormOtherwise>
}

/** The edition that changes of one appeal in one language are about; null where it is gone. */
export async function affectedBy(visit: Visit, changes: readonly OpenChange[]): Promise<Affected | null> {
  const { appeal, version, lang } = changes[0]!
  const published = await findEdition(visit.needs.db, appeal, version, lang)
  if (published === null) return null
  const { edition } = published
  const ids = [...new Set(edition.notes.map((note) => note.case.id))]
  const cases = new Map((await Promise.all(ids.map((id) => visit.openCase(id)))).flatMap((one) => (one === null ? [] : [[one.id, one]])))
  return {
    published,
    changes,
    standings: standingsOf(edition, casesOf({ cases }, visit.now)),
    opened: await openAppeal(visit, appeal),
    norms: await normsOtherwise(visit, changes),
  }
}

/** The tasks of one appeal in one language: for each change what it was and is, and what can be done. */
export function AffectedAppeal({ visit, published, changes, standings, opened, norms }: Affected & { readonly visit: Visit }) {
  const { edition, original } = published
  const { appeal, version, lang } = edition
  const sentences = sentencesOf(edition)
  const base = `/appeals/${encodeURIComponent(appeal)}`
  const id = `changed-${appeal}-${lang}`
  return (
    <section aria-labelledby={`${id} ${id}-of ${id}-in`}>
      <h2 id={id} dir="auto" lang={lang}>
        {edition.title}
      </h2>
      <p class="hint">
        <bdi id={`${id}-of`}>{appeal}</bdi>, <a href={visit.needs.publicOrigin + routes.version(appeal, version)}>version {version}</a>,{' '}
        <bdi id={`${id}-in`}>{languageName(lang)}</bdi>
        {!original && ', a translation'} · <a href={`${base}/publication`}>What was published</a> ·{' '}
        <a href={`${base}/standings`}>All it cites, then and now</a>
      </p>
      <ul class="plain rows">
        {changes.map((change) => {
          const standing = standings.find(({ note }) => note === change.note)
          return (
            <li key={change.id} data-row="">
              {change.sentences.map((name) => (
                <p class="text" lang={lang} dir={directionOf(lang)} key={name}>
                  <b>{name.toUpperCase()}</b> {sentences.get(name)}
                </p>
              ))}
              <p>
                <ChangeForStaff change={change} norms={norms} beside />{' '}
                <span class="hint">
                  Noted on <time dateTime={change.noticedAt.toISOString()}>{momentInWords(change.noticedAt)}</time>; {whoIsTold(change)}.
                </span>
              </p>
              {standing !== undefined && <ThenAndNow standings={standing} />}
              {norms.get(change.id)?.persons.map((one, _, all) => (
                <NormThenAndNow key={one.id} of={one} since={norms.get(change.id)?.since ?? null} several={all.length > 1} />
              ))}
              <div class="buttons">
                <Amend {...{ visit, published, opened, change, sentences }} />
                <Source note={edition.notes.find(({ number }) => number === change.note)} />
                <NormSource norm={norms.get(change.id)} />
                {(judges as readonly string[]).includes(visit.staff.role) && (
                  <a href={hrefOf(publicationRoutes.keepChange, { appeal, change: change.id })}>
                    Keep it as it is…
                    <span class="unseen">{` ${change.sentences.join(', ').toUpperCase()}, ${norms.get(change.id)?.citation ?? `note ${change.note}`}`}</span>
                  </a>
                )}
                <a href={`${base}/take-down`}>Withdraw…</a>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type AmendProperties = Pick<Affected, 'published' | 'opened'> & {
  readonly visit: Visit
  readonly change: OpenChange
  readonly sentences: ReadonlyMap<string, string>
}

/** Opens the sentence where the text still says it, else the text; of a translation it is the original that is amended. */
function Amend({ visit, published: { edition, original }, opened, change, sentences }: AmendProperties) {
  const base = `/appeals/${encodeURIComponent(edition.appeal)}`
  const [name = ''] = change.sentences
  const parts = opened === null || opened.hidden > 0 ? [] : namedSentences(opened.marked)
  const found = original
    ? parts.find(({ sentence }) => sentence.value.text === sentences.get(name))
    : parts.find((part) => part.name === name.toUpperCase())
  const writes = found !== undefined && (writers as readonly string[]).includes(visit.staff.role)
  return (
    <a href={writes ? `${base}/sentences/${found.sentence.id}#writing` : base} data-open="">
      Amend {found === undefined ? 'the text' : found.name}
    </a>
  )
}

/** What the note cites, at the desk. One whose citation was erased leads nowhere. */
function Source({ note }: { readonly note: EditionNote | undefined }) {
  const [caseId = '', target] = note?.cites.split('#') ?? []
  if (note === undefined || target === undefined) return null
  return target.includes('/') ? (
    <a href={pointHref(caseId, target)}>See the question of note {note.number}</a>
  ) : (
    <a href={`/cases/${encodeURIComponent(caseId)}/claims/${encodeURIComponent(target)}`}>See the claim of note {note.number}</a>
  )
}

/** What the norm comes to in the case, and why. */
const NormSource = ({ norm }: { readonly norm: NormOtherwise | undefined }) =>
  norm === undefined ? null : (
    <a href={hrefOf(proposalRoutes.show, { case: norm.caseId, norm: norm.norm }, personOf(norm))}>
      See why<span class="unseen">{` ${norm.citation} comes to that`}</span>
    </a>
  )

/** In a case of many persons the page is about one of them. */
const personOf = ({ persons: [first] }: NormOtherwise): Readonly<Record<string, string>> =>
  first === undefined || first.id === '' ? {} : { person: first.id }
