import {
  asksForSentences,
  needsReason,
  riskChoices,
  stateOfAnswer,
  type NamedPerson,
  type RestingOn,
  type RiskQuestion,
} from '../../../appeals/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { Options, TextArea, Tick, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { hrefOf, writers } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { AppealVisit } from '../visit.ts'
import { bearsUnread, lapsedUnread, lifeRead, type LifeRead } from './as-far-as-read.ts'
import { withoutConsent } from './risk-answers.ts'
import { riskFields, riskWords } from './risk-words.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

type QuestionProperties = {
  readonly visit: AppealVisit
  readonly question: RiskQuestion
  readonly standing: AppealStanding
  readonly form: FormState
  readonly who: (by: string) => string
}

/** One question: what the files say about it, the answer, of which sentences it speaks, how it was weighed. */
export function RiskQuestionFields({ visit, question, standing, form, who }: QuestionProperties) {
  const { review, matter } = standing
  const words = riskWords[question]
  const fields = riskFields(question)
  const kept = review.answers[question]
  const state = stateOfAnswer(question, kept, matter)
  return (
    <section class="question" aria-labelledby={`question-${question}`}>
      <h2 id={`question-${question}`}>{words.question}</h2>
      {kept === undefined ? (
        <p class="hint">Not answered yet.</p>
      ) : (
        <p class="hint">
          Answered by <bdi>{who(kept.by)}</bdi> on <time dateTime={kept.at}>{momentInWords(new Date(kept.at))}</time>.
        </p>
      )}
      {state.kind === 'look-again' && (
        <p class="mark">
          Look at this again. New or changed since it was answered: <bdi>{state.at.join(', ')}</bdi>.
        </p>
      )}
      <OnRecord visit={visit} question={question} standing={standing} />
      <Options
        form={form}
        type="radio"
        name={fields.choice}
        label="Answer"
        hint={words.hint}
        options={riskChoices[question].map((value) => ({
          value,
          label: words.choices[value] ?? value,
          ...(needsReason(question, value, matter) && { hint: `Say below: ${words.why.charAt(0).toLowerCase()}${words.why.slice(1)}.` }),
          ...(value === 'given' && notWhileWithout(withoutConsent(matter))),
        }))}
      />
      {asksForSentences(question) && (
        <details open={(form.given.get(fields.sentences)?.length ?? 0) > 0 || form.errors[fields.sentences] !== undefined}>
          <summary>Only about some sentences? Otherwise about the whole text</summary>
          <Options
            form={form}
            type="checkbox"
            name={fields.sentences}
            label="The answer is about"
            hint="Tick none where it is about the whole text."
            options={matter.parts.map(({ key, name, text }) => ({ value: key, label: `${name} ${text}` }))}
          />
        </details>
      )}
      <TextArea form={form} name={fields.why} label={words.why} rows={2} />
      {state.kind === 'look-again' && (
        <Tick form={form} name={fields.again} label="Looked at again: the answer stands for the text as it is now" />
      )}
    </section>
  )
}

/** What the files say that the question is about. */
function OnRecord({ visit, question, standing: { matter, mayReadConsent } }: Pick<QuestionProperties, 'visit' | 'question' | 'standing'>) {
  switch (question) {
    case 'privilege':
      return <Resting list={matter.confidential} lead="These sentences cite what a lawyer says, or claims marked privileged:" />
    case 'named':
      return (
        <>
          <Resting list={matter.ofVictims} lead="These sentences cite what a victim says:" />
          <Minors visit={visit} persons={matter.persons} />
        </>
      )
    case 'consent':
      return <Consents visit={visit} persons={matter.persons} mayReadConsent={mayReadConsent} />
    case 'reprisal':
    case 'trial':
    case 'harm':
      return null
    default:
      return question satisfies never
  }
}

function Resting({ list, lead }: { readonly list: readonly RestingOn[]; readonly lead: string }) {
  if (list.length === 0) return null
  return (
    <>
      <p>{lead}</p>
      <ul>
        {list.map(({ part, claims }) => (
          <li key={part.key}>
            <b>{part.name}</b> <span dir="auto">{part.text}</span>{' '}
            <span class="hint">{[...new Set(claims.map(({ cites }) => cites))].join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Minors({ visit, persons }: { readonly visit: AppealVisit; readonly persons: readonly NamedPerson[] }) {
  const minors = persons.flatMap((person) => {
    const { minor } = lifeRead(visit, person)
    return minor === '' ? [] : [`${person.name} (${minor})`]
  })
  if (minors.length === 0) return null
  return <p class="mark">May be under 18 by the dates of birth on file: {minors.join('; ')}.</p>
}

/** Whoever has no consent on record cannot be answered for with one. */
const notWhileWithout = ([first]: readonly NamedPerson[]) =>
  first === undefined ? {} : { disabled: true, hint: `Not while no consent for ${first.name} stands on record.` }

function Consents({
  visit,
  persons,
  mayReadConsent,
}: { readonly visit: AppealVisit; readonly persons: readonly NamedPerson[] } & Pick<AppealStanding, 'mayReadConsent'>) {
  const mayRecord = (writers as readonly string[]).includes(visit.staff.role)
  if (persons.length === 0) return <p class="hint">The text names nobody whom the files know.</p>
  return (
    <ul class="plain">
      {persons.map((person) => (
        <li key={person.key}>
          <p>
            <b dir="auto">{person.name}</b>
            {person.subject.role !== undefined && <span dir="auto">{`, ${person.subject.role}`}</span>}{' '}
            <span class="hint">{person.inText ? 'named in the text' : 'not named; a cited claim is about this person'}</span>
          </p>
          {person.consents.length === 0 ? (
            <p class="hint">No consent is on record.{mayRecord && <RecordConsent person={person} />}</p>
          ) : (
            <ul>
              {person.consents.map((one) => (
                <li key={`${one.consent.given_by} ${one.consent.scope} ${one.consent.on.text}`}>
                  {mayReadConsent(one.consent) ? (
                    <>
                      <bdi>{one.consent.given_by}</bdi> (<bdi>{one.consent.relation}</bdi>) for <q dir="auto">{one.consent.scope}</q>,{' '}
                      {describeDate(one.consent.on, 'en')}
                    </>
                  ) : (
                    'In words that you may not read'
                  )}
                  :{' '}
                  <strong>{lapsedUnread(visit, person, one) ? 'does not count, by what you may not read' : stateInWords[one.state]}</strong>
                </li>
              ))}
            </ul>
          )}
          {person.conflict && (
            <p class="mark">
              These consents conflict: one stands, and another person refused, or theirs was withdrawn or is over. Say below whose counts.
            </p>
          )}
          <OfLife life={lifeRead(visit, person)} />
        </li>
      ))}
    </ul>
  )
}

const OfLife = ({ life: { died, bears } }: { readonly life: LifeRead }) => (
  <>
    {died !== '' && (
      <p>
        The files hold a claim of this person’s death ({died}). Who may speak for the dead is a question of the law that applies. Say below
        who was asked, and on what ground.
      </p>
    )}
    {bears && <p class="mark">{bearsUnread}</p>}
  </>
)

const RecordConsent = ({ person: { caseId, subject, name } }: { readonly person: NamedPerson }) => (
  <>
    {' '}
    <a href={hrefOf(entryRoutes.newConsentForm, { case: caseId }, { subject: subject.id })}>
      Record a consent<span class="unseen">{` of or for ${name}`}</span>
    </a>
  </>
)

const stateInWords = { stands: 'stands', refused: 'refused', withdrawn: 'withdrawn', ended: 'over', lapsed: 'lapsed' } as const
