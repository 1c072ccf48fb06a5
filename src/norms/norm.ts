/** What kind of rule a norm is: treaties bind only States that are party; the others are said to be what they are. */
export const forces = ['treaty', 'soft_law', 'interpretation', 'domestic', 'manual'] as const
export type Force = (typeof forces)[number]

/** How far a norm was confirmed: its wording read, its number seen with its subject, or neither. */
export const confirmations = ['text', 'topic', 'unconfirmed'] as const
export type Confirmation = (typeof confirmations)[number]

export const operators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in'] as const

/** One question that a condition asks of the facts. */
export type Test = {
  readonly fact: string
  readonly op: (typeof operators)[number]
  readonly value: boolean | number | string | readonly string[]
}

/** When a norm may be engaged: a tree of questions. */
export type Condition = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | Test

/** A treaty, a set of rules, a general comment, a law. `region` is `universal`, a part of the world, or a State's ISO 3166-1 code. */
export type Instrument = {
  readonly id: string
  readonly title: string
  readonly symbol: string
  readonly adopted: number
  readonly force: Force
  readonly region: string
  /** Where we read it. */
  readonly source: string
}

/** Our words about a norm in one language, never the text of the instrument. */
export type Paraphrase = {
  readonly text: string
  /** Whether somebody other than their author has reviewed the words. */
  readonly review: (typeof reviews)[number]
}
export const reviews = ['unreviewed', 'reviewed'] as const

/** One rule of law that facts may engage. It is proposed, never concluded. */
export type Norm = {
  readonly id: string
  readonly instrument: string
  /** The number within the instrument: `Rule 44`, `Article 9(3)`. */
  readonly cite: string
  /** The year from which it can be cited: nothing that happened before it was measured by it. */
  readonly year: number
  readonly force: Force
  readonly confirmed: Confirmation
  /** Our words, in English. */
  readonly paraphrase: string
  /** Our words by language (BCP 47), English among them. */
  readonly paraphrases: Readonly<Record<string, Paraphrase>>
  /** `fact`: the facts alone answer the condition; `prompt`: they suggest it and a lawyer judges; `manual`: never proposed. */
  readonly check: 'fact' | 'prompt' | 'manual'
  /** Null only where `check` is `manual`: there is no condition, which is not a condition that always holds. */
  readonly condition: Condition | null
  readonly tags: readonly string[]
  /** Where this norm was read, if not where its instrument was. */
  readonly source?: string
  /** The norm of an earlier catalogue that this one was split from. */
  readonly was?: string
  /** A number in the condition is our own prompt and not in the text of the norm. */
  readonly ours?: true
  /** The other numbers that the text of a norm with such a limit names, in our words. */
  readonly textNumbers?: string
  /** What it repeats in a new order. What happened since then and before the consolidation is neither measured by it nor free of it. */
  readonly consolidates?: Forerunner
}

/**
 * The rule as it stood before a consolidation, whose wording of then we did not read. `topic`: the consolidation names it as the source
 * of this number; `unconfirmed`: general knowledge. One that we had read would be a norm of its own.
 */
export type Forerunner = { readonly cite: string; readonly year: number; readonly confirmed: (typeof forerunnerConfirmations)[number] }
export const forerunnerConfirmations = ['topic', 'unconfirmed'] as const

/** Whether a condition is one question, and not several joined by all or any. */
export const isTest = (condition: Condition): condition is Test => 'fact' in condition

/** The questions of a condition, in the order in which they are written. */
export function testsOf(condition: Condition | null): readonly Test[] {
  if (condition === null) return []
  if (isTest(condition)) return [condition]
  return ('all' in condition ? condition.all : condition.any).flatMap(testsOf)
}
