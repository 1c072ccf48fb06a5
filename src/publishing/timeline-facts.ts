import type { Fact } from '../claims/index.ts'

/** The sides of one person's custody, in the order in which they are drawn. */
export const timelineSides = ['custody', 'health', 'contact', 'proceedings'] as const
export type TimelineSide = (typeof timelineSides)[number]

/**
 * Where a fact belongs on the timeline, or null for one that does not: dates of events in custody, and the places and
 * statuses a person is held in. Births are left out, because a life would leave no room for the custody; so is what
 * happened to the remains.
 */
export function timelineSide(fact: Fact): TimelineSide | null {
  if (fact.key === 'custody.place' || fact.key === 'custody.status') return 'custody'
  if (fact.type !== 'date') return null
  if (fact.key === 'person.death_date') return 'custody'
  if (fact.key.startsWith('custody.hospital_')) return 'health'
  return sideOfTopic.get(fact.key.split('.', 1)[0] ?? '') ?? null
}

/** Events that are drawn for orientation even where no sentence cites them: how custody began, and how it ended. */
export const orientation: ReadonlyMap<string, 'arrest' | 'outcome'> = new Map([
  ['arrest.date', 'arrest'],
  ['release.date', 'outcome'],
  ['person.death_date', 'outcome'],
])

const sideOfTopic: ReadonlyMap<string, TimelineSide> = new Map(
  Object.entries({
    custody: ['arrest', 'custody', 'release', 'isolation'],
    health: ['health'],
    contact: ['contact', 'counsel', 'notify'],
    proceedings: [
      'charge',
      'trial',
      'conviction',
      'acquittal',
      'sentence',
      'judgment',
      'order',
      'petition',
      'remedies',
      'mechanism',
      'measure',
      'pardon',
      'judicial',
    ],
  }).flatMap(([side, topics]) => topics.map((topic): [string, TimelineSide] => [topic, side as TimelineSide])),
)
