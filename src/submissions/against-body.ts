import type { Body } from '../delivery/index.ts'
import { parseDate } from '../kit/index.ts'
import { mechanismsBy, mechanismsFor } from '../mechanisms/index.ts'
import type { Catalogue } from '../norms/index.ts'
import type { SubmissionForm } from './form.ts'
import type { SubmissionMatter } from './matter.ts'

type Meant = {
  readonly form: SubmissionForm
  readonly body: Pick<Body, 'id' | 'name'>
  /** The directory, by which bodies are named. */
  readonly bodies: readonly Pick<Body, 'id' | 'name'>[]
  readonly catalogue: Catalogue
}

/**
 * What speaks against bringing a structure to a body about the person of a matter, on its day, as sentences: that it is what another body asks
 * to be told, and that *Bodies and routes* lists the body as not open. None of it forbids it.
 */
export function againstBody(
  { form, body, bodies, catalogue }: Meant,
  { document, evaluation, subject, facts, day }: SubmissionMatter,
): readonly string[] {
  const at = parseDate(day)
  if (at.kind !== 'date') throw new Error(`A submission is made on a day, not on '${day}'`)
  const asked = { document, evaluation, catalogue, facts, mechanisms: mechanismsBy(facts), at: at.earliest }
  const found = mechanismsFor(asked).find((one) => one.subject === subject && one.mechanism.id === body.id)
  const why = found?.rules.find(({ answer }) => answer === 'no')?.reason
  const others = form.bodies.map((id) => bodies.find((one) => one.id === id)?.name ?? id)
  return [
    ...(others.length === 0 || form.bodies.includes(body.id)
      ? []
      : [`This structure is what ${others.join(' or ')} asks to be told, and not ${body.name}.`]),
    ...(found?.state === 'not_open'
      ? [`Bodies and routes lists ${body.name} as not open to this person${why === undefined ? '.' : `: ${why}`}`]
      : []),
  ]
}
