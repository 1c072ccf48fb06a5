import type { ListedBody } from '../../../delivery/index.ts'
import { Choice, type FormState } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import { bodyRoutes } from './routes.ts'

/** To whom it goes: the bodies of the team before those of the catalogue, and the way to add one. */
export function ChooseBody({
  form,
  bodies,
  empty,
  said,
}: {
  readonly form: FormState
  readonly bodies: readonly ListedBody[]
  /** What stands where none is chosen. */
  readonly empty: string
  /** What is said of a body beside its name. */
  readonly said: (body: ListedBody) => string
}) {
  const option = (body: ListedBody) => ({ value: body.id, label: `${body.name} (${said(body)})` })
  return (
    <Choice
      form={form}
      name="body"
      label="To whom"
      empty={empty}
      groups={[
        { label: 'Of the team', options: bodies.filter(({ base }) => base > 0).map(option) },
        { label: 'Of the catalogue', options: bodies.filter(({ base }) => base === 0).map(option) },
      ].filter(({ options }) => options.length > 0)}
      hint={<a href={hrefOf(bodyRoutes.newBody)}>Somebody else: add them to the directory first</a>}
    />
  )
}
