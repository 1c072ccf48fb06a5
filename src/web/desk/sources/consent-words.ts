import type { ConsentOnRecord, ConsentState, Weight } from '../../../appeals/index.ts'
import type { Capacity, ConsentMatter } from '../../../cases/index.ts'

/** As what somebody speaks. */
export const capacityInWords: Readonly<Record<Capacity, string>> = {
  self: 'The person themselves',
  guardian: 'Guardian, appointed by a court',
  parent: 'Mother or father',
  representative: 'Representative, by a power of attorney or by law',
  lawyer: 'Lawyer, without a power of attorney for this',
  relative: 'Another relative',
  other: 'Somebody else',
}

/** What a consent is about. */
export const matterInWords: Readonly<Record<ConsentMatter, string>> = {
  publication: 'That the case is published',
  name: 'That the name is published',
  health: 'That health is written about',
  picture: 'That pictures are published',
  authorities: 'That authorities and other bodies are written to',
}

export const stateInWords: Readonly<Record<ConsentState, string>> = {
  stands: 'stands',
  refused: 'a no',
  withdrawn: 'withdrawn',
  ended: 'over',
  lapsed: 'lapsed',
}

/** Whether their word counts, and why, as a sentence. */
const weightInWords: Readonly<Record<Weight, string>> = {
  self: 'Counts: it is their own.',
  guardian: 'Counts: a guardian speaks for them.',
  'parent-of-child': 'Counts: a parent speaks for a child.',
  representative: 'Counts: by a power of attorney or by law.',
  'next-of-kin': 'Counts: the person is dead, and a relative speaks. Which relative may, the law that applies says.',
  'child-then': 'Does not count alone: they may have been under 18 when they said it. A no counts.',
  'no-capacity-then': 'Does not count alone: a court had taken their legal capacity away, by what the file says. A no counts.',
  'came-of-age': 'No longer counts: the person is of age now and has to be asked themselves.',
  'ended-by-death': 'No longer counts: it ended with the death of the person.',
  'death-not-sure': 'Does not count: whether the person lives is contested in this file.',
  'of-age': 'Does not count: the person is of age, as far as the file says.',
  'person-lives': 'Does not count: the person lives, as far as the file says, and is asked themselves.',
  'not-asked-as': 'Does not count: as what they speak does not let them agree for the person.',
}

/** Whether a consent counts today, and why: what was withdrawn or is over counts for nothing, whoever gave it. */
export const countsInWords = ({ state, weight }: ConsentOnRecord): string =>
  state === 'withdrawn' || state === 'ended' ? 'Nothing may rest on it any more.' : weightInWords[weight]

/** What the consents on record for somebody come to, for the publication of their name. */
export function verdictInWords(consents: readonly ConsentOnRecord[], letOut: boolean, conflict: boolean): string {
  if (consents.length === 0) return 'Nobody has been asked, as far as the file says.'
  if (letOut) return 'By what is on record, their name may be published.'
  if (conflict) return 'These conflict: one person agrees, and another does not, or no longer. The risk review asks whose word counts.'
  if (consents.some(({ state }) => state === 'refused')) return 'There is a no on record.'
  return 'By what is on record, their name is not published without somebody deciding it in the risk review.'
}
