import type { Norm } from '../../../norms/index.ts'

/**
 * What a group of norms protects, with the tags of the catalogue that stand first among those of its norms. A heading is never a
 * sentence: above the name of a person it would be read as what happened to them.
 */
const protections: readonly (readonly [heading: string, tags: readonly string[]])[] = [
  ['Protection from torture and ill-treatment', ['torture', 'ill_treatment', 'dignity', 'non_refoulement', 'interrogation']],
  ['Life, and what follows a death', ['life', 'death', 'death_penalty', 'investigation', 'remains', 'urgent']],
  [
    'Protection from secret detention',
    ['disappearance', 'incommunicado', 'secret_detention', 'registers', 'registration', 'records', 'truth', 'safeguards'],
  ],
  ['Isolation, punishment, force', ['isolation', 'discipline', 'restraint', 'search', 'force', 'procedure', 'compliance']],
  ['Health', ['health', 'mental_health', 'hygiene', 'water', 'food']],
  ['Family and the world outside', ['family', 'visits', 'information', 'notification', 'consular', 'transfer', 'allocation', 'religion']],
  ['A lawyer', ['counsel', 'legal_aid']],
  [
    'Grounds of arrest and detention',
    [
      'arbitrary_detention',
      'arrest',
      'legality',
      'liberty',
      'habeas',
      'judicial_control',
      'pretrial',
      'delay',
      'release',
      'purpose',
    ].concat(['administrative', 'administrative_detention', 'emergency', 'derogation', 'internment', 'admission', 'burden', 'integrity']),
  ],
  ['A fair trial', ['fair_trial', 'confession', 'evidence', 'appeal', 'military_courts', 'due_process']],
  ['Living conditions', ['conditions', 'accommodation', 'separation', 'clothing', 'exercise', 'non_discrimination', 'rehabilitation']],
  ['Women', ['women']],
  ['Children', ['children']],
  ['People with disabilities', ['disability']],
  ['Complaints, inspection, remedies', ['complaint', 'remedy', 'inspection', 'reprisals', 'victims', 'prevention']],
  ['Armed conflict', ['pow', 'conflict', 'occupation']],
]

/** The headings in the order of the page. */
export const headings: readonly string[] = protections.map(([heading]) => heading)

/** Under which of them a norm stands: that of its first tag. A tag without a heading is a gap here, which a test finds. */
export function protectionOf({ tags: [first = ''] }: Pick<Norm, 'tags'>): string | undefined {
  return protections.find(([, tags]) => tags.includes(first))?.[0]
}
