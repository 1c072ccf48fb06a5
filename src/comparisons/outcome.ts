import { endingsOf } from './ending.ts'
import { humanitarianGrounds } from './humanitarian.ts'
import { momentsOf } from './moments.ts'
import type { Compared } from './person.ts'
import type { Ground } from './range.ts'
import { claimsOfPoints, pointsTelling, type Telling } from './telling.ts'

/** What can be asked about how it ended: the codes of case files, and `humanitarian`, which several of them may be. */
export const outcomes = [
  { code: 'humanitarian', label: 'Released on humanitarian grounds' },
  { code: 'released', label: 'Released' },
  { code: 'conditional_release', label: 'Released on conditions or parole' },
  { code: 'medical_parole', label: 'Medical parole (the sentence continues)' },
  { code: 'house_arrest', label: 'Moved to house arrest' },
  { code: 'pardoned', label: 'Pardoned' },
  { code: 'pardon_annulled', label: 'Pardon annulled' },
  { code: 'pardon_restored', label: 'Pardon restored' },
  { code: 'commuted', label: 'Sentence commuted or reduced' },
  { code: 'transferred', label: 'Transferred to another place' },
  { code: 'hospitalised', label: 'Taken to hospital' },
  { code: 'care_given', label: 'Treatment or examination given' },
  { code: 'exiled', label: 'Released into exile' },
  { code: 'died_in_custody', label: 'Died in custody' },
  { code: 'died_after_release', label: 'Died after release' },
  { code: 'no_change', label: 'No change' },
] as const
export type OutcomeCode = (typeof outcomes)[number]['code']

/**
 * Whether a person's case came to an outcome: as the team recorded it, or as claims tell. A contested point makes it
 * *possibly*; of what no claim tells and the team did not record, it is unknown. A recorded outcome is the case's, so it
 * counts for the person that the case is about: the first who was held.
 */
export function outcomeOf(compared: Compared, code: OutcomeCode, isFirst: boolean): Ground {
  const { file } = compared
  if (isFirst && file.case.outcome === code) return { verdict: 'yes', text: 'as the team recorded it for the case', claims: [] }
  if (isFirst && file.case.outcome === 'died_in_custody' && ofLettingOut.has(code) && !wasLetOut(compared))
    return { verdict: 'no', text: 'the team recorded a death in custody, and no claim tells of a release', claims: [] }
  if (code === 'humanitarian') return humanitarianGrounds(compared)
  if (code === 'died_in_custody' || code === 'died_after_release') return deathAs(compared, code)
  const closed = isFirst ? file.appeals.find(({ outcome }) => outcome === code) : undefined
  if (closed !== undefined) return { verdict: 'yes', text: `as the team recorded it for the appeal ${closed.id}`, claims: [] }
  const telling = toldBy[code]
  const points = telling === undefined ? [] : pointsTelling(compared, telling)
  if (points.length === 0)
    return { verdict: 'unknown', text: 'no claim tells of it, and the team recorded nothing of the kind', claims: [] }
  const certain = points.some(({ state, standing }) => state !== 'contested' && standing !== 'disputed')
  return {
    verdict: certain ? 'yes' : 'possibly',
    text: certain ? 'as claims tell' : 'claims tell it, and it is contested',
    claims: claimsOfPoints(points),
  }
}

/** Outcomes that a death in custody leaves no room for, unless a claim tells of one. */
const ofLettingOut: ReadonlySet<OutcomeCode> = new Set(['humanitarian', 'released', 'conditional_release'])

const wasLetOut = (compared: Compared): boolean =>
  pointsTelling(compared, [
    { fact: 'release.date' },
    { fact: 'pardon.granted_date' },
    { fact: 'custody.status', value: 'medical_parole' },
    { fact: 'custody.status', value: 'released_conditional' },
  ]).length > 0

const toldBy: Readonly<Partial<Record<OutcomeCode, readonly Telling[]>>> = {
  released: [{ fact: 'release.date' }],
  conditional_release: [{ fact: 'custody.status', value: 'released_conditional' }, { fact: 'parole.condition' }],
  medical_parole: [{ fact: 'custody.status', value: 'medical_parole' }],
  house_arrest: [{ fact: 'custody.status', value: 'house_arrest' }],
  pardoned: [{ fact: 'pardon.granted_date' }],
  pardon_annulled: [{ fact: 'pardon.annulled_date' }],
  pardon_restored: [{ fact: 'pardon.restored_date' }],
  transferred: [{ fact: 'custody.transfer_date' }, { fact: 'custody.hospital_transfer_date' }],
  hospitalised: [{ fact: 'custody.hospital_transfer_date' }, { fact: 'custody.place_type', value: 'hospital_custody' }],
  care_given: [{ fact: 'health.examination_date' }, { fact: 'health.treatment' }],
}

function deathAs(compared: Compared, code: 'died_in_custody' | 'died_after_release'): Ground {
  const deaths = momentsOf(compared, 'person.death_date')
  const occurred = pointsTelling(compared, [{ fact: 'death.occurred' }])
  if (deaths.length === 0 && occurred.length === 0) return { verdict: 'unknown', text: 'no claim tells of a death', claims: [] }
  const endings = endingsOf(compared)
  const claims = [...deaths, ...endings].flatMap((one) => one.claims)
  const released = endings.filter(({ kind }) => kind === 'released')
  if (released.length > 0) {
    const after = released.every(({ to }) => deaths.every(({ from }) => from >= to))
    const verdict = code === 'died_after_release' ? (after ? 'yes' : 'possibly') : after ? 'no' : 'possibly'
    return { verdict, text: `released and dead, ${after ? 'in this order' : 'in an order that is not certain'}`, claims }
  }
  if (code === 'died_after_release') return { verdict: 'no', text: 'dead, and no claim tells of a release', claims }
  const said =
    occurred.length > 0 || compared.evaluation.derived.some(({ subject, fact }) => subject === compared.subject && fact === 'custody.days')
  return {
    verdict: said ? 'yes' : 'possibly',
    text: said ? 'held until the death, as claims tell' : 'dead, and no claim tells of a release',
    claims,
  }
}
