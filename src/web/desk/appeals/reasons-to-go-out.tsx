import type { ComponentChildren } from 'preact'
import { namedSentences, saysSomething, type ApprovalStep, type ReasonGiven, type VerdictStated } from '../../../appeals/index.ts'
import { Form, TextField, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { textHref } from './may-write.ts'
import { reviewRoutes } from './routes.ts'
import type { AppealStanding } from './standing-of-appeal.ts'
import { SaysAsFact } from './words-to-look-at.tsx'

type Asked = Pick<AppealStanding, 'unsaid' | 'verdicts'>

/** The fields of the reasons: for a sentence by how it is called, for what states a verdict by a key of its words. */
const contestedField = (name: string): string => `contested.${name}`
const verdictField = (key: string): string => `verdict.${key}`

/** Whether whoever asks for the approval has to say why something may go out as it is. */
export const asksForReasons = ({ unsaid, verdicts }: Asked): boolean => unsaid().length + verdicts().length > 0

/**
 * What was typed of why each may go out as it is: sentences that do not say that they rest on what is contested, and what states a verdict as a
 * fact. Kept with the request for the approval.
 */
export function reasonsIn(given: Given, { unsaid, verdicts }: Asked): Pick<ApprovalStep, 'contested' | 'verdicts'> {
  const reason = (field: string, name: string, sentence: string): readonly ReasonGiven[] => {
    const typed = textOf(given, field)
    return typed === '' ? [] : [{ name, sentence, reason: typed }]
  }
  const contested = unsaid().flatMap(({ name, sentence }) => reason(contestedField(name), name, sentence))
  const stated = verdicts().flatMap(({ key, name, text }) => reason(verdictField(key), name, text))
  return { ...(contested.length > 0 && { contested }), ...(stated.length > 0 && { verdicts: stated }) }
}

export function reasonErrors(given: Given, { unsaid, verdicts }: Asked): Errors {
  const missing = (field: string, why: string): Errors =>
    saysSomething(textOf(given, field)) ? tooLong(given, field, 2000) : { [field]: why }
  return Object.assign(
    {},
    ...unsaid().map(({ name }) =>
      missing(contestedField(name), `Say why ${name} may go out as it is, or cite the question or the other account in it.`),
    ),
    ...oncePerWords(verdicts()).map(({ key, names }) =>
      missing(verdictField(key), `${inWords(names)}: say why it may go out as it is, or say in it whose words they are.`),
    ),
  ) as Errors
}

/** What states a verdict, once where the same words stand in several places, with how each of these is called. */
function oncePerWords(verdicts: readonly VerdictStated[]): readonly (VerdictStated & { readonly names: readonly string[] })[] {
  return [...Map.groupBy(verdicts, ({ key }) => key).values()].map((same) => ({ ...same[0]!, names: same.map(({ name }) => name) }))
}

const inWords = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names)

type Properties = {
  readonly visit: AppealVisit
  readonly standing: AppealStanding
  readonly form: FormState
  /** Which text and print the page shows. */
  readonly shown: Readonly<Record<string, string>>
}

/** Asks for the approval of a text of which some parts may go out as they are for a reason only, each with the reason. */
export function AskWithReasons({ visit, standing, form, shown }: Properties) {
  const { opened } = visit
  const parts = new Map(namedSentences(opened.marked).map(({ name, sentence }) => [name, sentence.id]))
  const unsaid = standing.unsaid()
  const verdicts = oncePerWords(standing.verdicts())
  const seeAt = (name: string): ComponentChildren =>
    parts.has(name) && (
      <a href={`${textHref(visit)}#s${parts.get(name)}`}>
        See what {name} {unsaid.some((one) => one.name === name) ? 'cites' : 'says'}
      </a>
    )
  return (
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
      {unsaid.length > 0 && (
        <section aria-labelledby="unsaid">
          <h2 id="unsaid">Contested, and the text does not say so</h2>
          <p>
            Readers see the other account beside each of these sentences. To say it in the text, cite the question itself or claims of both
            sides. Otherwise say why it may go out so: the reason is kept with the approval, and whoever approves reads it.
          </p>
          {unsaid.map(({ name, sentence }) => (
            <div key={name}>
              <TextField
                form={form}
                name={contestedField(name)}
                label={`Why ${name} may go out: ${sentence}`}
                attributes={{ maxLength: 2000 }}
              />
              <p class="hint">{seeAt(name)}</p>
            </div>
          ))}
        </section>
      )}
      {verdicts.length > 0 && (
        <section aria-labelledby="verdicts">
          <h2 id="verdicts">A verdict, stated as a fact</h2>
          <p>
            Say in the text whose words they are, or say why it may go out so, in one line: the reason is kept with the approval, whoever
            approves reads it, and readers do not.
          </p>
          {verdicts.map(({ key, names, text, fact }) => (
            <div key={key}>
              <TextField
                form={form}
                name={verdictField(key)}
                label={`Why ${inWords(names)} may go out: ${text}`}
                attributes={{ maxLength: 2000 }}
              />
              <p class="hint">
                <SaysAsFact fact={fact} lang={opened.whole.lang} />
                {names.map((name) => (
                  <span key={name}> {seeAt(name)}</span>
                ))}
              </p>
            </div>
          ))}
        </section>
      )}
    </Form>
  )
}
