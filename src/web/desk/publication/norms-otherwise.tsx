import type { Norm, NormOutcome } from '../../../norms/index.ts'
import { changeInWords, everyPersonOfNorms, findEdition, mostPersonsHeld, wordsFor, type OpenChange } from '../../../publishing/index.ts'
import { casesBehind } from '../cases-behind.ts'
import type { OpenedCase } from '../opened-case.ts'
import { dayOfMoment } from '../moment.ts'
import { outcomesInWords } from '../proposals/outcome-words.ts'
import { nameOfPerson } from '../proposals/proposals.ts'
import type { Visit } from '../visit.ts'

/** A norm that a published version cites, and for whom in which case it comes to something else than when that was published. */
export type NormOtherwise = {
  readonly norm: Norm['id']
  readonly citation: string
  readonly caseId: string
  /** When what it came to was first kept, where that was not at publication. */
  readonly since: Date | null
  /** Of how many persons of the case it is said, where only the first of them are looked at. */
  readonly saidOf: number | null
  readonly persons: readonly {
    readonly id: string
    readonly name: string
    readonly before: readonly NormOutcome[]
    readonly now: readonly NormOutcome[]
  }[]
}

/**
 * Those of changes that are about norms, by the number of the change. What is of a case that somebody does not open is not among them. That
 * words of a case are shown is recorded before they are.
 */
export async function normsOtherwise(visit: Visit, changes: readonly OpenChange[]): Promise<ReadonlyMap<number, NormOtherwise>> {
  const all = changes.filter((change) => change.kind === 'norm')
  const opened = await casesBehind(visit, all, 'case.read')
  const found = new Map<number, NormOtherwise>()
  for (const those of Map.groupBy(all, ({ appeal, version, lang }) => `${appeal} ${version} ${lang}`).values()) {
    const { appeal, version, lang } = those[0]!
    const edition = (await findEdition(visit.needs.db, appeal, version, lang))?.edition
    for (const { id, note, caseKey, cameTo, since } of those) {
      const [cited, of] = [edition?.norms?.find(({ number }) => number === note), opened.get(caseKey)]
      if (cited === undefined || of === undefined) continue
      const persons = cameTo.map(([position, before, now]) => ({ ...personAt(of, position), before, now }))
      const said = everyPersonOfNorms(edition!, of.document).get(note)?.length ?? 0
      const saidOf = said > mostPersonsHeld ? said : null
      found.set(id, { norm: cited.norm, citation: cited.citation, caseId: of.id, since, saidOf, persons })
    }
  }
  return found
}

function personAt({ document, entries }: OpenedCase, position: number): { readonly id: string; readonly name: string } {
  const id = document.subjects.find((one) => entries.get(`subjects/${one.id}`)?.position === position)?.id
  return id === undefined ? { id: '', name: 'somebody of the case' } : { id, name: nameOfPerson(document, id) }
}

type Properties = {
  readonly change: OpenChange
  readonly norms: ReadonlyMap<number, NormOtherwise>
  /** Whether what it was and what it is stands beside it, so that it is not said twice. */
  readonly beside?: true
}

/** What has changed, in words for staff; of a norm for whom, what it was and what it is. */
export function ChangeForStaff({ change, norms, beside }: Properties) {
  if (change.kind !== 'norm') return <>{changeInWords(change, wordsFor('en'))}</>
  const norm = norms.get(change.id)
  if (norm === undefined) return <>A norm that it cites, as number {change.note}, comes to something else.</>
  return (
    <>
      {norm.citation} comes to something else{' '}
      {norm.persons.map(({ id, name, before, now }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          for <bdi>{name}</bdi>
          {beside !== true && `: “${outcomesInWords(before)}” ${whenKept(norm)}, “${outcomesInWords(now)}” now`}
        </span>
      ))}
      .{norm.saidOf !== null && ` Of ${norm.saidOf} persons of whom the text says it, the first ${mostPersonsHeld} are looked at.`}
    </>
  )
}

/** Of which day it is told what a norm came to: it is not said of the publication where nothing was kept at that. */
const whenKept = ({ since }: Pick<NormOtherwise, 'since'>): string => (since === null ? 'at publication' : `on ${firstKept(since)}`)

const firstKept = (since: Date): string => `${dayOfMoment(since)}, when first kept`

type ThenAndNowProperties = Pick<NormOtherwise, 'since'> & {
  readonly of: NormOtherwise['persons'][number]
  /** Whether it is one of several persons, so that each is named. */
  readonly several: boolean
}

/** What a norm came to for somebody when the text was published, and comes to now, side by side. */
export const NormThenAndNow = ({ of: { name, before, now }, since, several }: ThenAndNowProperties) => (
  <dl class="then-and-now">
    {several && (
      <div>
        <dt>For</dt>
        <dd>
          <bdi>{name}</bdi>
        </dd>
      </div>
    )}
    <div>
      <dt>{since === null ? 'At publication' : `On ${firstKept(since)}`}</dt>
      <dd>{outcomesInWords(before)}</dd>
    </div>
    <div>
      <dt>Now</dt>
      <dd>{outcomesInWords(now)}</dd>
    </div>
  </dl>
)

/** Who is told of a change: readers, or of what is not theirs nobody but staff. */
export const whoIsTold = ({ kind, clearance }: Pick<OpenChange, 'kind' | 'clearance'>): string =>
  kind === 'norm'
    ? `readers are told nothing of it, because it is a proposal${clearance === 'team' ? '' : `; it shows to those who read ${clearance} claims`}`
    : clearance === 'public'
      ? 'readers see it'
      : 'readers do not see it, because it rests on what is not public'
