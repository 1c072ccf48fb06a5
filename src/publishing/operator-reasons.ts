import { readApprovalSteps, textHash, type ContestedReason, type UnsaidContested } from '../appeals/index.ts'
import type { Appeal } from '../cases/index.ts'
import type { Transaction } from '../platform/index.ts'

export type OperatorReasons =
  | { readonly kind: 'given'; readonly kept: readonly ContestedReason[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * The reasons that are kept with what the operator publishes; or what is missing of them, one for each sentence that rests on what is contested
 * and does not say so. What the desk wrote down for exactly this text need not be said again.
 */
export async function operatorReasons(
  tx: Transaction,
  appeal: Appeal,
  unsaid: readonly UnsaidContested[],
  given: ReadonlyMap<string, string>,
): Promise<OperatorReasons> {
  const text = textHash(appeal)
  const said = (await readApprovalSteps(tx, appeal.id)).filter((step) => step.text === text).flatMap((step) => step.contested ?? [])
  const known = new Set(said.map(({ name }) => name))
  const missing = unsaid.filter(({ name }) => !given.has(name) && !known.has(name))
  const idle = [...given.keys()].filter((name) => unsaid.every((one) => one.name !== name))
  if (missing.length + idle.length > 0)
    return {
      kind: 'refused',
      reasons: [
        ...missing.map(
          ({ name, sentence }) =>
            `${name} rests on what is contested and does not say so: “${sentence}”. Have it say so, or say why it may go out: --reason ${name}="…"`,
        ),
        ...idle.map((name) => `${name} needs no reason: it rests on nothing contested, says so, or is not there.`),
      ],
    }
  const kept = unsaid.flatMap(({ name, sentence }) => {
    const reason = given.get(name)
    return reason === undefined ? [] : [{ name, sentence, reason }]
  })
  return { kind: 'given', kept }
}
