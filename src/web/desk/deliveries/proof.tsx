import { randomUUID } from 'node:crypto'
import { keepDocument, keepFiles, originalOf } from '../../../documents/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { Choice, FileField, textOf, type Errors, type FormState, type Given, type SentForm } from '../forms/index.ts'
import { codeOf } from '../record-in-case.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { AppealVisit, Visit } from '../visit.ts'

/** Somebody's visit with the cases in which what proves a delivery can be kept. */
export type WithCases = Visit & { readonly opened: Pick<AppealVisit['opened'], 'cases'> }

/** What proves a delivery: a file, kept as a document of one of the cases, by a source of that case. */
export const ProofFields = ({ visit, form }: { readonly visit: WithCases; readonly form: FormState }) => {
  const sources = [...visit.opened.cases.values()].map((opened) => ({
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
      <Choice
        form={form}
        name="proof_by"
        label="Who made the proof"
        empty="Choose a source of the case; needed with a file"
        groups={sources}
      />
    </>
  )
}

type Proof = { readonly file: File; readonly opened: OpenedCase; readonly by: string }
export type GivenProof =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly proof: Proof }
  | { readonly kind: 'wrong'; readonly errors: Errors }

/** Reads the proof of a form; one without a source of a case cannot be kept there. */
export function givenProof({ opened, needs }: WithCases, sent: Extract<SentForm, { kind: 'sent' }>): GivenProof {
  const file = sent.files.get('proof')
  if (file === undefined) return { kind: 'none' }
  const again = 'Choose the file once more: a browser forgets it when a form comes back.'
  if (file.size > needs.documents.limits.largest) return { kind: 'wrong', errors: { proof: 'The file is too large to be kept.' } }
  const [id = '', by = ''] = splitOnce(textOf(sent.given, 'proof_by'))
  const found = opened.cases.get(id)
  if (found === undefined || !found.document.sources.some((source) => source.id === by))
    return {
      kind: 'wrong',
      errors: {
        proof: again,
        proof_by:
          'Say who made the proof: the post office, the body, the team. Add them to the case as a source first where they are not there.',
      },
    }
  return { kind: 'given', proof: { file, opened: found, by } }
}

/** Keeps the proof as a document of its case, in the caller's transaction. Gives how the ledger names it; null where the case refuses it. */
export async function keepProof(
  tx: Transaction,
  { staff, now, needs }: WithCases,
  given: Given,
  { file, opened, by }: Proof,
): Promise<string | null> {
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
