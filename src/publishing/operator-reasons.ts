import { readApprovalSteps, textHash, type ReasonGiven, type UnsaidContested, type VerdictStated } from '../appeals/index.ts'
import type { Appeal } from '../cases/index.ts'
import type { Transaction } from '../platform/index.ts'

/** How a part is called on the command line, where a space would end the word: Heading2. */
const optionName = (name: string): string => name.replaceAll(' ', '')

export type OperatorReasons =
  | { readonly kind: 'given'; readonly contested: readonly ReasonGiven[]; readonly verdicts: readonly ReasonGiven[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

type AskedFor = { readonly unsaid: readonly UnsaidContested[]; readonly verdicts: readonly VerdictStated[] }

/**
 * The reasons that are kept with what the operator publishes; or what is missing of them, one for each sentence that rests on what is contested
 * and does not say so, and for each part that states a verdict as a fact. One reason answers for both. What the desk wrote down for exactly
 * this text need not be said again.
 */
export async function operatorReasons(
  tx: Transaction,
  appeal: Appeal,
  { unsaid, verdicts }: AskedFor,
  given: ReadonlyMap<string, string>,
): Promise<OperatorReasons> {
  const text = textHash(appeal)
  const steps = (await readApprovalSteps(tx, appeal.id)).filter((step) => step.text === text)
  const missing = (names: readonly string[], said: readonly ReasonGiven[]): readonly string[] => {
    const known = new Set(said.map(({ name }) => name))
    return [...new Set(names)].filter((name) => !given.has(optionName(name)) && !known.has(name))
  }
  const silent = missing(
    unsaid.map(({ name }) => name),
    steps.flatMap(({ contested = [] }) => contested),
  )
  const stating = missing(
    verdicts.map(({ name }) => name),
    steps.flatMap((step) => step.verdicts ?? []),
  )
  const asked = new Set([...unsaid, ...verdicts].map(({ name }) => optionName(name)))
  const idle = [...given.keys()].filter((name) => !asked.has(name))
  if (silent.length + stating.length + idle.length > 0)
    return {
      kind: 'refused',
      reasons: [
        ...silent.map(
          (name) =>
            `${name} rests on what is contested and does not say so: “${unsaid.find((one) => one.name === name)!.sentence}”. Have it say so, or say why it may go out: --reason ${optionName(name)}="…"`,
        ),
        ...stating.map((name) => {
          const { text: said, fact } = verdicts.find((one) => one.name === name)!
          const words = [...fact.words, ...(fact.elsewhere ?? []).flatMap((one) => one.words)].map((word) => `“${word}”`)
          return `${name} says ${words.join(', ')} as a fact: “${said}”. Have it say whose words they are, or say why it may go out: --reason ${optionName(name)}="…"`
        }),
        ...idle.map(
          (name) => `${name} needs no reason: it rests on nothing contested or says so, states no verdict as a fact, or is not there.`,
        ),
      ],
    }
  const kept = (name: string, sentence: string): readonly ReasonGiven[] => {
    const reason = given.get(optionName(name))
    return reason === undefined ? [] : [{ name, sentence, reason }]
  }
  return {
    kind: 'given',
    contested: unsaid.flatMap(({ name, sentence }) => kept(name, sentence)),
    verdicts: verdicts.flatMap(({ name, text: said }) => kept(name, said)),
  }
}
