import { randomUUID } from 'node:crypto'
import { keepDocument, keepFiles, originalOf } from '../../../documents/index.ts'
import { recordEntries } from '../../../cases/index.ts'
import { fold } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { SourceKind } from '../../../sources/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { Choice, FileField, TextField, textOf, tooLong, type Errors, type FormState, type Given, type SentForm } from '../forms/index.ts'
import { codeOf } from '../record-in-case.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { WithCases } from './with-cases.ts'

/** What a form with a proof is about: the body, where its name may stand as that of who made the proof. */
type About = { readonly body?: string | null }

/** What proves a delivery: a file, kept as a document of one of the cases, by a source of that case, which is added where it is not there. */
export const ProofFields = ({ visit, form, body }: About & { readonly visit: WithCases; readonly form: FormState }) => {
  const cases = [...visit.opened.cases.values()]
  const sources = cases.map((opened) => ({
    label: opened.document.case.title,
    options: opened.document.sources.map(({ id, name }) => ({ value: `${opened.id}/${id}`, label: name })),
  }))
  return (
    <>
      <FileField
        form={form}
        name="proof"
        label="Proof (optional)"
        accept="application/pdf,image/*,.eml,text/*"
        hint="A receipt, a report of the fax, a picture of the screen. It is kept as a document of the case, for the team."
      />
      {cases.length > 1 && (
        <Choice
          form={form}
          name="proof_case"
          label="In which case it is filed"
          empty="Choose a case; needed with a file"
          options={cases.map(({ id, document }) => ({ value: id, label: document.case.title }))}
        />
      )}
      <Choice
        form={form}
        name="proof_by"
        label="Who made the proof"
        empty="Choose somebody, or write below who it was; needed with a file"
        options={[{ value: 'team', label: team }, ...(body == null ? [] : [{ value: 'body', label: body }])]}
        groups={sources}
      />
      <TextField
        form={form}
        name="proof_maker"
        label="Somebody else who made it (optional)"
        hint="The post office, a courier. They become a source of that case, as the team and the body do."
        attributes={{ autoComplete: 'off' }}
      />
    </>
  )
}

const team = 'Our team'

/** A source of the case, or somebody who becomes one. */
type Maker = { readonly source: string } | { readonly name: string; readonly kind: SourceKind }

type Proof = { readonly file: File; readonly opened: OpenedCase; readonly by: Maker }
export type GivenProof =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly proof: Proof }
  | { readonly kind: 'wrong'; readonly errors: Errors }

/** Reads the proof of a form; one of which nobody says who made it, and in which case it is filed, is not kept. */
export function givenProof({ opened, needs }: WithCases, sent: Extract<SentForm, { kind: 'sent' }>, about: About = {}): GivenProof {
  const file = sent.files.get('proof')
  if (file === undefined) return { kind: 'none' }
  const again = 'Choose the file once more: a browser forgets it when a form comes back.'
  if (file.size > needs.documents.limits.largest) return { kind: 'wrong', errors: { proof: 'The file is too large to be kept.' } }
  const named = namedMaker(sent.given, about)
  const [of = '', source = ''] = named === null ? splitOnce(textOf(sent.given, 'proof_by')) : []
  const [only] = opened.cases.size === 1 ? opened.cases.keys() : []
  const found = opened.cases.get(textOf(sent.given, 'proof_case') || of || (only ?? ''))
  const isThere = named !== null || (of === found?.id && found.document.sources.some(({ id }) => id === source))
  const errors: Errors = {
    ...tooLong(sent.given, 'proof_maker', 200),
    ...(found === undefined && named !== null && { proof_case: 'Choose the case in which the proof is filed.' }),
    ...(!isThere && { proof_by: 'Say who made the proof: the team, the body, a source of the case it is filed in, or somebody else.' }),
  }
  if (found === undefined || Object.keys(errors).length > 0) return { kind: 'wrong', errors: { proof: again, ...errors } }
  return { kind: 'given', proof: { file, opened: found, by: named ?? { source } } }
}

function namedMaker(given: Given, { body }: About): Extract<Maker, { name: string }> | null {
  const typed = textOf(given, 'proof_maker')
  if (typed !== '') return { name: typed, kind: 'person' }
  const chosen = textOf(given, 'proof_by')
  if (chosen === 'team') return { name: team, kind: 'ngo' }
  return chosen === 'body' && body != null ? { name: body, kind: 'authority' } : null
}

/** The source of a case who made a proof, by its id; added where the case has none of that name. Null where the case refuses it. */
async function sourceOf(
  tx: Transaction,
  { staff, now, needs }: WithCases,
  { opened, by }: Pick<Proof, 'opened' | 'by'>,
): Promise<string | null> {
  if ('source' in by) return by.source
  const standing = opened.document.sources.find(({ name }) => fold(name) === fold(by.name))
  if (standing !== undefined) return standing.id
  const outcome = await recordEntries(tx, opened.id, [{ kind: 'add', list: 'sources', entry: by }], {
    by: staff.id,
    at: now,
    facts: needs.facts,
  })
  const id = outcome.kind === 'recorded' ? outcome.ids[0] : undefined
  if (id === undefined) return null
  const entry = codeOf(opened, 'sources', id)
  await recordAudit(tx, { at: now, staff: staff.id, action: 'source.add', caseKey: opened.key, list: 'sources', entry })
  return id
}

/** Keeps the proof as a document of its case, in the caller's transaction. Gives how the ledger names it; null where the case refuses it. */
export async function keepProof(tx: Transaction, visit: WithCases, given: Given, proof: Proof): Promise<string | null> {
  const { staff, now, needs } = visit
  const { file, opened } = proof
  const by = await sourceOf(tx, visit, proof)
  if (by === null) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const original = originalOf(bytes, file.name)
  const outcome = await keepDocument(
    tx,
    { id: opened.id, key: opened.key },
    {
      entry: { title: `Proof of delivery, ${textOf(given, 'day')} (${randomUUID().slice(0, 4)})`, by, sensitivity: 'team' },
      original,
      captured: { by: staff.name, at: now, how: 'upload' },
    },
    { by: staff.id, at: now, facts: needs.facts },
  )
  if (outcome.kind !== 'recorded') return null
  await keepFiles(tx, needs.files, [{ sha256: original.sha256, bytes: () => bytes }])
  const [id = ''] = outcome.ids
  await recordAudit(tx, {
    at: now,
    staff: staff.id,
    action: 'document.add',
    caseKey: opened.key,
    list: 'documents',
    entry: codeOf(opened, 'documents', id),
  })
  return `${opened.id}/${id}`
}

function splitOnce(text: string): readonly string[] {
  const at = text.lastIndexOf('/')
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
