/** Which facts a topic of `claims:` is about: keys of the dictionary, or what they begin with (with a final dot). None: nothing typed says it. */
export const topics: Readonly<Record<string, readonly string[]>> = {
  'arrest.event_date': ['arrest.date'],
  'arrest.place': ['arrest.place'],
  'arrest.authority': ['arrest.by'],
  'arrest.issuing_authority': [],
  charge: ['charge.offence', 'charge.made', 'conviction.offence'],
  'charge.law': ['law.provision'],
  context: ['harm.', 'inquiry.', 'event.', 'organisation.', 'conflict.'],
  'detention.ordering_authority': [],
  harm_to_subject: ['treatment.', 'isolation.', 'force.', 'restraint.', 'conditions.', 'health.', 'person.death_cause'],
  last_seen: ['disappearance.', 'contact.visit_date', 'contact.last_family_visit_date'],
  main_violation: [],
  medical_opinion: ['health.'],
  profession: ['person.occupation'],
  remedy: [
    'complaint.',
    'petition.',
    'judicial.',
    'order.',
    'judgment.',
    'acquittal.',
    'charge.dismissed_date',
    'conviction.annulled_date',
    'release.ordered_date',
    'parole.',
    'pardon.',
    'treatment.redress',
  ],
  'remedy.notified_on': ['petition.decision_date', 'judgment.date'],
  'remedy.reason_not_used': [],
  'removal.scheduled': ['transfer.removal_risk'],
  '*.authority': ['arrest.by', 'force.used', 'order.'],
  '*.event_date': [
    'arrest.date',
    'arrest.place',
    'disappearance.',
    'custody.place',
    'custody.transfer_date',
    'custody.hospital_transfer_date',
  ],
}

/** Where somebody was held. */
export const custodyFacts = [
  'arrest.date',
  'custody.place',
  'custody.place_type',
  'custody.status',
  'custody.transfer_date',
  'custody.hospital_transfer_date',
  'custody.hospital_discharge_date',
]

/** What is counted of a conflict as a whole and of its sides. */
export const conflictFacts = ['organisation.', 'event.dead_or_disappeared', 'event.dead_or_disappeared_minimum']

/** What other bodies were asked and said. */
export const procedureFacts = ['mechanism.', 'measure.']

/** What followed, also where it weakens the case. */
export const outcomeFacts = [
  'release.',
  'acquittal.',
  'conviction.',
  'parole.',
  'pardon.',
  'death.',
  'person.death_date',
  'person.death_cause',
  'measure.',
]

/** Whether a fact is among those, or begins as one of them does. */
export const isAmong = (fact: string, of: readonly string[]): boolean =>
  of.some((one) => (one.endsWith('.') ? fact.startsWith(one) : fact === one))
