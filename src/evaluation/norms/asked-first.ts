/**
 * What is asked before a question, because without it nobody knows whether the question arises: whether there was a complaint before what became of
 * it. It orders questions, and decides nothing: what is asked after something is asked all the same.
 */
const before: Readonly<Record<string, string>> = {
  'arrest.charges_given': 'arrest.reasons_given',
  'complaint.answered': 'complaint.made',
  'complaint.confidential': 'complaint.made',
  'complaint.reprisal': 'complaint.made',
  'conflict.hostilities_over': 'conflict.type',
  'contact.consul_informed': 'person.foreign_national',
  'counsel.of_choice': 'counsel.access',
  'counsel.private': 'counsel.access',
  'custody.with_adults': 'person.age',
  'custody.with_convicted': 'custody.status',
  'custody.women_with_men': 'person.sex',
  'death.autopsy': 'death.occurred',
  'death.body_respected': 'death.occurred',
  'death.family_participation': 'death.occurred',
  'death.investigated': 'death.occurred',
  'disappearance.info_given': 'disappearance.alleged',
  'discipline.appeal': 'discipline.sanctioned',
  'discipline.charge_explained': 'discipline.sanctioned',
  'force.necessary': 'force.used',
  'health.hospital_transfer': 'health.need_urgent',
  'health.injury_recorded': 'treatment.torture_alleged',
  'health.urgent_delay_hours': 'health.need_urgent',
  'isolation.authorised': 'isolation.hours_per_day',
  'isolation.by_sentence': 'isolation.hours_per_day',
  'isolation.meaningful_contact': 'isolation.hours_per_day',
  'isolation.reviewed': 'isolation.hours_per_day',
  'judicial.months_since_review': 'custody.status',
  'judicial.review_days': 'judicial.review_available',
  'notify.death': 'death.occurred',
  'person.breastfeeding': 'person.sex',
  'person.pregnant': 'person.sex',
  'pow.capture_card': 'custody.status',
  'pow.close_confinement': 'custody.status',
  'pow.coerced_questioning': 'custody.status',
  'pow.in_penitentiary': 'custody.status',
  'pow.monthly_check': 'custody.status',
  'pow.protecting_access': 'custody.status',
  'pow.public_curiosity': 'custody.status',
  'restraint.as_sanction': 'restraint.used',
  'restraint.childbirth': 'person.sex',
  'restraint.degrading_type': 'restraint.used',
  'search.proper': 'search.intrusive',
  'transfer.out_of_occupied': 'conflict.type',
  'treatment.documented': 'treatment.torture_alleged',
  'treatment.investigated': 'treatment.torture_alleged',
  'treatment.redress': 'treatment.torture_alleged',
  'treatment.statement_used': 'treatment.torture_alleged',
  'trial.pretrial_months': 'custody.status',
  'trial.sentence_executed': 'trial.sentence',
}

/** Questions in their order, but each after what is asked before it, where that is asked of the same person as well. */
export function groundFirst<Question extends { readonly fact: string; readonly subject?: string }>(
  questions: readonly Question[],
): readonly Question[] {
  const by = new Map(questions.map((question) => [keyOf(question, question.fact), question]))
  const told = new Set<Question>()
  const tell = (question: Question): void => {
    const ground = by.get(keyOf(question, before[question.fact] ?? ''))
    if (ground !== undefined && !told.has(ground)) tell(ground)
    told.add(question)
  }
  for (const question of questions) tell(question)
  return [...told]
}

const keyOf = ({ subject = '' }: { readonly subject?: string }, fact: string): string => `${fact} ${subject}`
