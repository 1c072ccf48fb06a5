import type { NormOutcome, NormResult } from '../../../norms/index.ts'

/** What a result is called, and what it means. None of them says that a rule was broken. */
export const outcomeWords: Readonly<Record<NormOutcome, { readonly name: string; readonly means: string }>> = {
  engaged: { name: 'May be engaged', means: 'The facts on file meet it under every account.' },
  if_accepted: { name: 'If an account is accepted', means: 'The facts meet it under some accounts, and under others they do not.' },
  not_engaged: { name: 'Not engaged', means: 'The facts do not meet it under any account.' },
  cannot_tell: { name: 'Cannot tell', means: 'What is not on file could decide it.' },
  not_in_force: { name: 'Not in force then', means: 'The facts meet it, and are older than it, or than what binds the State to it.' },
  not_binding: { name: 'Does not bind the State', means: 'The facts meet it, and the State is not bound by this treaty.' },
  check_ratification: {
    name: 'Look up whether it binds',
    means: 'The facts meet it; whether the State is bound by this treaty has to be looked up.',
  },
}

/**
 * What a norm comes to for one person, at one time after the other; nothing where nobody asks it of them. What was older than the norm was
 * before all of which it may be said, wherever it stands among the outcomes.
 */
export const outcomesInWords = (outcomes: readonly NormOutcome[]): string =>
  outcomes.length === 0
    ? 'not asked'
    : outcomes
        .toSorted((one, other) => Number(other === 'not_in_force') - Number(one === 'not_in_force'))
        .map((outcome) => outcomeWords[outcome].name.toLowerCase())
        .join(', later ')

/** From what is worth looking at first. */
export const outcomeOrder: readonly NormOutcome[] = [
  'engaged',
  'if_accepted',
  'check_ratification',
  'cannot_tell',
  'not_binding',
  'not_in_force',
  'not_engaged',
]

/** What has to be said beside a result before anybody relies on it. */
export function caveatsOf({ our_limits: limits = [], unconfirmed, evaluative }: NormResult): readonly string[] {
  return [
    ...(evaluative === true ? ['The facts only suggest it: a lawyer has to judge.'] : []),
    ...(limits.length > 0 ? [`“${limits.join('”, “')}” is ours and not in the text of the rule.`] : []),
    ...(unconfirmed === true ? ['Unconfirmed: nobody could check the rule against its text.'] : []),
  ]
}
