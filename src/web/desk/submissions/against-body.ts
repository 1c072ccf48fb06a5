import type { ListedBody } from '../../../delivery/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { mechanismsBy, mechanismsFor } from '../../../mechanisms/index.ts'
import type { SubmissionForm, SubmissionMatter } from '../../../submissions/index.ts'
import type { CaseVisit } from '../visit.ts'

/**
 * What speaks against bringing a structure to a body about the person of a matter, as sentences: that it is what another body asks to be
 * told, and that *Bodies and routes* lists the body as not open. None of it forbids it.
 */
export function againstBody(
  { needs, now }: Pick<CaseVisit, 'needs' | 'now'>,
  { form, body, bodies }: { readonly form: SubmissionForm; readonly body: ListedBody; readonly bodies: readonly ListedBody[] },
  { document, evaluation, subject }: SubmissionMatter,
): readonly string[] {
  const { catalogue, facts } = needs
  const asked = { document, evaluation, catalogue, facts, mechanisms: mechanismsBy(facts), at: dayOfInstant(now) }
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
