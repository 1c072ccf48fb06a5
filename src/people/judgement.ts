/** A person of the files: a subject by the key of its case and its place among the subjects there. Both outlast an erasure. */
export type PersonRef = { readonly caseKey: number; readonly subject: number }

/** What somebody can judge of two persons. `undecided` is a judgement, too: the question was looked at and stays open. */
export const verdicts = ['same', 'different', 'undecided'] as const
export type Verdict = (typeof verdicts)[number]

/** What can be recorded: a judgement, or that the last one is taken back and may be asked again. */
export const decisions = [...verdicts, 'withdrawn'] as const
export type Decision = (typeof decisions)[number]

export const decisionInWords: Readonly<Record<Decision, string>> = {
  same: 'the same person',
  different: 'different persons',
  undecided: 'undecided',
  withdrawn: 'withdrawn',
}

/** A judgement on two persons. `reason` is null once it was erased. */
export type Judgement = {
  readonly id: number
  readonly one: PersonRef
  readonly other: PersonRef
  readonly decision: Decision
  readonly reason: string | null
  readonly by: string
  readonly at: Date
}

/** Two persons in the one order in which a pair is kept, whoever was asked about first. */
export const inOrder = (a: PersonRef, b: PersonRef): readonly [PersonRef, PersonRef] =>
  a.caseKey < b.caseKey || (a.caseKey === b.caseKey && a.subject <= b.subject) ? [a, b] : [b, a]

/** What a pair is found by in a map. */
export const pairKey = (a: PersonRef, b: PersonRef): string =>
  inOrder(a, b)
    .map(({ caseKey, subject }) => `${caseKey}/${subject}`)
    .join(' ')
