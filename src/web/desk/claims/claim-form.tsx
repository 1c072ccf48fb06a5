import type { Claim } from '../../../claims/index.ts'
import { dayOfInstant, formatDay, shorten } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { callForClaim } from '../calls/index.ts'
import { Choice, DateField, Form, Options, TextArea, TextField, textOf, textsOf, type FormState, type Option } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { AnswerRows } from './answer-rows.tsx'
import { PrintedRows } from './printed-rows.tsx'
import { claimRoutes } from './routes.ts'
import { rowsOf } from './rows.ts'
import { SaidByFields } from './said-by-fields.tsx'
import type { PageTouched } from './pages-touched.ts'
import { allowing, WhoMayRead } from './who-may-read.tsx'

type ClaimFormProperties = {
  readonly visit: CaseVisit
  readonly form: FormState
  readonly action: string
  /** Of which row one more was asked for. */
  readonly another?: 'answer' | 'printed'
  /** What is published and rests on what the claim is about. */
  readonly touched: readonly PageTouched[]
}

/** The form of a claim, in the order in which somebody on the telephone is asked: who, when, what; then what it answers. */
export function ClaimForm({ visit, form, action, another, touched }: ClaimFormProperties) {
  const { document } = visit.opened
  return (
    <Form
      visit={visit}
      form={form}
      action={action}
      submit="Save the claim"
      base={0}
      draft
      beside={
        <>
          <button type="submit" name="do" value={allowing} aria-describedby="allowing">
            Save it and allow publishing
          </button>
          <button type="submit" name="do" value="look">
            See what it contradicts
          </button>
        </>
      }
    >
      {/* The first button is the one that Enter presses. */}
      <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true">
        Save the claim
      </button>
      <SavedBefore visit={visit} form={form} />
      <ToldIn visit={visit} form={form} />
      <PutTo visit={visit} form={form} />
      <About visit={visit} form={form} />
      <SaidByFields form={form} document={document} />
      <DateField form={form} name="said_on" label="When it was said" hint={whenHint(visit, form)} today={dayOfInstant(visit.now)} />
      <TextArea
        form={form}
        name="statement"
        label="What was said, in a sentence"
        hint="Who says it stands above. Write what they say, not whether it is so."
      />
      <AnswerRows form={form} document={document} facts={visit.needs.facts} another={another === 'answer'} />
      <PrintedRows form={form} documents={document.documents} sources={document.sources} another={another === 'printed'} />
      <Further visit={visit} form={form} />
      <WhoMayRead visit={visit} form={form} touched={touched} />
    </Form>
  )
}

/** The claim that was saved of the same words a while ago; only a person knows whether this is another one. */
function SavedBefore({ visit: { opened }, form }: Pick<ClaimFormProperties, 'visit' | 'form'>) {
  const [ticked, said] = [textOf(form.given, 'once_more'), textOf(form.given, 'saved')]
  const id = opened.document.claims.find((claim) => claim.id === (ticked || said))?.id
  if (id === undefined) return null
  return (
    <>
      <p>
        <a href={hrefOf(claimRoutes.show, { case: opened.id, claim: id })}>{`Go to ${id}, which you have saved`}</a>
      </p>
      <Options
        form={form}
        name="once_more"
        label="Another claim"
        type="checkbox"
        options={[{ value: id, label: `Save it beside ${id}, with the same words` }]}
      />
    </>
  )
}

/** The call that a claim is made of. A claim of somebody else may be of the same call, or of none. */
function ToldIn({ visit, form }: Pick<ClaimFormProperties, 'visit' | 'form'>) {
  const [call, offered] = [textOf(form.given, 'call'), textOf(form.given, 'of_call')]
  const found = offered === '' ? null : callForClaim(visit, offered)
  if (found === null) return call === '' ? null : <input type="hidden" name="call" value={call} />
  return (
    <>
      <input type="hidden" name="of_call" value={offered} />
      <Options form={form} name="call" label="Told in" type="checkbox" options={[{ value: offered, label: `This ${found.inWords}` }]} />
    </>
  )
}

/** Whoever writes down what they hear now may say so; of what is printed or called in, the day is another. */
function whenHint({ now }: CaseVisit, { given }: FormState): string {
  const isHeard = ['call', 'supersedes', ...rowsOf(given, 'printed').map((row) => `printed.${row}.document`)].every(
    (name) => textOf(given, name) === '',
  )
  const today = isHeard ? ` Said today? Write ${formatDay(dayOfInstant(now))}.` : ''
  return `2021-07-20, 20 July 2021, 2021-07, 2021; about 2021.${today} Empty if nobody knows.`
}

/** The question that a claim is entered for. */
function PutTo({ visit, form }: Pick<ClaimFormProperties, 'visit' | 'form'>) {
  const { questions } = visit.opened.document
  const named = [visit.c.req.query('point')?.replace(/^question\//, ''), ...textsOf(form.given, 'put_to')]
  const options = questions.filter(({ id }) => named.includes(id)).map(({ id, question }): Option => ({ value: id, label: question }))
  if (options.length === 0) return null
  return (
    <Options
      form={form}
      name="put_to"
      label="It answers the team’s question"
      hint="It is compared with the other claims that the question is put to. One that was explained is open again."
      type="checkbox"
      options={options}
    />
  )
}

function About({ visit, form }: Pick<ClaimFormProperties, 'visit' | 'form'>) {
  const { subjects } = visit.opened.document
  const chosen = textOf(form.given, 'about')
  const [only] = subjects
  if (only !== undefined && subjects.length === 1 && (chosen === '' || chosen === only.id) && form.errors['about'] === undefined)
    return (
      <p>
        About <strong dir="auto">{nameOf(only, 'en')}</strong>
        <input type="hidden" name="about" value={only.id} />
      </p>
    )
  if (subjects.length === 0)
    return (
      <p>
        There is nobody in this file yet whom a claim could be about.{' '}
        <a href={hrefOf(entryRoutes.newSubject, { case: visit.opened.id })}>Add a person or a place</a> first.
      </p>
    )
  const options = subjects.slice(0, mostSubjects).map((subject): Option => ({ value: subject.id, label: nameOf(subject, 'en') }))
  return <Choice form={form} name="about" label="Whom or what it is about" options={options} empty="Choose" />
}

const mostSubjects = 1000

function Further({ visit, form }: Pick<ClaimFormProperties, 'visit' | 'form'>) {
  const { document } = visit.opened
  const denied = textsOf(form.given, 'denies').flatMap((id) => document.claims.find((claim) => claim.id === id) ?? [])
  const names = ['denies', 'denies_more', 'supersedes']
  const used = names.some((name) => textOf(form.given, name) !== '' || form.errors[name] !== undefined)
  return (
    <details open={used}>
      <summary>Whom it denies, what it replaces</summary>
      {denied.length > 0 && <Options form={form} name="denies" label="It denies" type="checkbox" options={denied.map(claimOption)} />}
      <TextField
        form={form}
        name="denies_more"
        label={denied.length > 0 ? 'Other claims that it denies' : 'Claims that it denies'}
        hint="By their numbers: C4, C17. Whoever denies a claim stands against it, also without another answer."
      />
      <TextField
        form={form}
        name="supersedes"
        label="The claim that it replaces"
        hint="By its number. For when the same source corrects itself, or we had entered it badly. The old one stays visible."
      />
    </details>
  )
}

const claimOption = ({ id, statement }: Claim): Option => ({ value: id, label: `${id}: ${shorten(statement, 120)}` })
