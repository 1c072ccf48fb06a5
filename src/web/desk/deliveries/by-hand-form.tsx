import { randomUUID } from 'node:crypto'
import { channels, type ByHand, type ListedBody, type SendOutcome } from '../../../delivery/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { change, type Changed } from '../change.ts'
import {
  DateField,
  Form,
  oneOf,
  Options,
  required,
  TextArea,
  TextField,
  textOf,
  tooLong,
  type FormState,
  type SentForm,
} from '../forms/index.ts'
import { answer, DeskPage, type Crumb } from '../page.tsx'
import { dayError } from './day-error.ts'
import { givenProof, keepProof, ProofFields } from './proof.tsx'
import type { WithCases } from './with-cases.ts'
import { channelInWords } from './words.ts'

/** What was approved and is brought to a body by another way than mail: a letter, a portal, a fax or a visit. */
export type Carried = {
  readonly visit: WithCases
  readonly crumbs: readonly Crumb[]
  /** Where the form is sent. */
  readonly action: string
  readonly body: ListedBody | null
  /** What the body is called, where it may be named as who made the proof. */
  readonly maker?: string | null
  /** The fingerprint of what was approved. */
  readonly hash: string
  /** Whether the body was given it before, or is about to be. */
  readonly isAgain: boolean
  readonly words: {
    /** What went, before its fingerprint. */
    readonly went: string
    /** What is said of the day beside its field. */
    readonly day: string
    /** Why it goes there once more: the field, and what stands beside it. */
    readonly again: { readonly label: string; readonly hint: string }
  }
  /** Writes it into the ledger, and that somebody did. */
  readonly record: (
    tx: Transaction,
    brought: Brought,
  ) => Promise<Extract<SendOutcome, { kind: 'refused' }> | Extract<Changed, { kind: 'done' }>>
}

/** What a person says of it. */
type Brought = Omit<ByHand, 'dossier'>

const ways = channels.filter((channel) => channel !== 'e-mail')

/** The form, with where the directory says that the body is found. */
export function byHandPage(
  { visit, crumbs, action, body, maker = null, hash, isAgain, words }: Carried,
  form: FormState,
  status: 200 | 422,
): Response {
  const { post, portal, fax } = body?.channels ?? {}
  const ofBody = [
    ['Post', post?.join(', ')],
    ['Portal', portal],
    ['Fax', fax],
  ].filter(([, value]) => value !== undefined)
  return answer(
    visit,
    <DeskPage visit={visit} title="Brought by hand" crumbs={crumbs}>
      <h1>Brought there by another way than mail</h1>
      <p>
        Record it once it has left the house: what went is {words.went} the fingerprint{' '}
        <span class="code" dir="ltr">
          {hash.slice(0, 16)}…
        </span>
      </p>
      {ofBody.length > 0 && (
        <dl>
          {ofBody.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Form visit={visit} form={form} action={action} submit="Record it" file>
        <Options
          form={form}
          name="channel"
          type="radio"
          label="By which way"
          options={ways.map((value) => ({ value, label: channelInWords[value] }))}
        />
        <DateField form={form} name="day" label="On which day" hint={words.day} today={dayOfInstant(visit.now)} />
        <TextArea
          form={form}
          name="to"
          label="Where it went"
          hint="The address on the envelope, the portal with its number, the fax, or who took it"
          rows={3}
        />
        {(isAgain || form.errors['again'] !== undefined) && <TextField form={form} name="again" {...words.again} />}
        <ProofFields visit={visit} form={form} body={maker} />
        <TextArea form={form} name="note" label="What else to know (optional)" hint="For the team" rows={3} />
      </Form>
    </DeskPage>,
    status,
  )
}

/** Records what was sent of it, with its proof as a document of the case. */
export async function recordCarried(carried: Carried, sent: Extract<SentForm, { kind: 'sent' }>): Promise<Response> {
  const { visit, maker = null } = carried
  const { given } = sent
  const wrong = (errors: Readonly<Record<string, string>>): Response => byHandPage(carried, { given, errors }, 422)
  const channel = ways.find((way) => way === textOf(given, 'channel'))
  const day = dayError(textOf(given, 'day'), visit.now)
  const proof = givenProof(visit, sent, { body: maker })
  const errors = {
    ...oneOf(given, 'channel', ways, 'Say by which way.'),
    ...required(given, 'to', 'Say where it went: the address, the portal, the number.'),
    ...tooLong(given, 'to', 600),
    ...tooLong(given, 'note', 4000),
    ...tooLong(given, 'again', 1000),
    ...(day === undefined ? {} : { day }),
    ...(proof.kind === 'wrong' ? proof.errors : {}),
  }
  if (channel === undefined || Object.keys(errors).length > 0) return wrong(errors)
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    const kept = proof.kind === 'given' ? await keepProof(tx, visit, given, proof.proof) : undefined
    if (kept === null)
      return { kind: 'refused', response: () => wrong({ proof: 'The case does not take this file. Add it there as a document first.' }) }
    const written = { day: textOf(given, 'day'), to: textOf(given, 'to'), again: textOf(given, 'again'), note: textOf(given, 'note') }
    const outcome = await carried.record(tx, { id, channel, ...written, ...(kept !== undefined && { proof: kept }) })
    return outcome.kind === 'done' ? outcome : { kind: 'refused', response: () => wrong({ [outcome.field]: outcome.reason }) }
  })
}
