import { namedSentences, type ContestedReason } from '../../../appeals/index.ts'
import { Form, TextField, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { textHref } from './may-write.ts'
import { reviewRoutes } from './routes.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

type Unsaid = Pick<AppealStanding, 'unsaid'>

/** The field of the reason for a sentence, by how it is called. */
const fieldOf = (name: string): string => `contested.${name}`

/** What was typed of why each sentence may go out without saying that it is contested. */
export const reasonsIn = (given: Given, { unsaid }: Unsaid): readonly ContestedReason[] =>
  unsaid().flatMap(({ name, sentence }) => {
    const reason = textOf(given, fieldOf(name))
    return reason === '' ? [] : [{ name, sentence, reason }]
  })

export const reasonErrors = (given: Given, { unsaid }: Unsaid): Errors =>
  Object.assign(
    {},
    ...unsaid().map(({ name }) =>
      textOf(given, fieldOf(name)) === ''
        ? { [fieldOf(name)]: `Say why ${name} may go out as it is, or cite the question or the other account in it.` }
        : tooLong(given, fieldOf(name), 2000),
    ),
  ) as Errors

type Properties = {
  readonly visit: AppealVisit
  readonly standing: AppealStanding
  readonly form: FormState
  /** Which text and print the page shows. */
  readonly shown: Readonly<Record<string, string>>
}

/** Asks for the approval of a text of which some sentences rest on what is contested and do not say so, each with the reason. */
export function AskWithReasons({ visit, standing, form, shown }: Properties) {
  const { opened } = visit
  const parts = new Map(namedSentences(opened.marked).map(({ name, sentence }) => [name, sentence.id]))
  return (
    <section aria-labelledby="unsaid">
      <h2 id="unsaid">Contested, and the text does not say so</h2>
      <p>
        Readers see the other account beside each of these sentences. To say it in the text, cite the question itself or claims of both
        sides. Otherwise say why it may go out so: the reason is kept with the approval, and whoever approves reads it.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(reviewRoutes.askForApproval, { appeal: opened.appeal.id })}
        submit="Ask for the approval of this text"
        beside={<a href={textHref(visit)}>Back to the text</a>}
      >
        {Object.entries(shown).map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        {standing.unsaid().map(({ name, sentence }) => (
          <div key={name}>
            <TextField form={form} name={fieldOf(name)} label={`Why ${name} may go out: ${sentence}`} attributes={{ maxLength: 2000 }} />
            {parts.has(name) && (
              <p class="hint">
                <a href={`${textHref(visit)}#s${parts.get(name)}`}>See what {name} cites</a>
              </p>
            )}
          </div>
        ))}
      </Form>
    </section>
  )
}
