import * as z from 'zod'
import { betrayedTo, bodiesUntold, caseKeyOf, copyFor, type CaseDocument } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import { canonicalJson, isUuid } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import {
  addSubmission,
  fieldsOf,
  findForm,
  findSubmission,
  referencesIn,
  submissionLanguages,
  submissionsOf,
  type SubmissionText,
} from '../submissions/index.ts'
import type { BundledText } from './make-bundle.ts'
import type { Manifest } from './manifest.ts'
import type { BundleSource } from './read-bundle.ts'

const folder = 'submissions/'
const format = 'amparo-submission-text/1'
/** The largest that is taken, in bytes. */
const largest = 4 * 1024 * 1024

/**
 * The submissions of a case as they stand, by their answers: not the archives that were approved, nor what became of them. One that names
 * anything, or is about or to anybody, that those for whom the copy is do not read, does not go along; nor does any with a copy for everybody.
 */
export async function submissionsFor(db: Database, whole: CaseDocument, clearance: Sensitivity): Promise<readonly BundledText[]> {
  const key = clearance === 'public' ? null : await caseKeyOf(db, whole.case.id)
  if (key === null) return []
  const shown = copyFor(whole, clearance)
  const untold = await bodiesUntold(db, key, clearance)
  const betrays = betrayedTo(whole, clearance)
  return (await submissionsOf(db, [key]))
    .flatMap(({ id, form, body, lang, text }): BundledText[] => {
      const isTold = text !== null && !untold.has(body) && isWithin(text, shown) && betrays?.(canonicalJson(text)) !== true
      if (!isTold) return []
      // By whose leave a closed document goes along is said anew where it is to leave again.
      const annexes = text.annexes.map(({ case: of, document, sha256 }) => ({ case: of, document, sha256 }))
      const said = { format, id, form, body, lang, text: { ...text, annexes } }
      return [{ path: `${folder}${id}.json`, media_type: 'application/json', text: `${canonicalJson(said)}\n` }]
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether all that it names is in a copy of the case: the person, claims, documents, and the consents it rests on. */
function isWithin(
  { subject, answers, consents, annexes }: SubmissionText,
  { subjects, claims, documents, consents: given }: CaseDocument,
): boolean {
  const there = new Set([...claims.map(({ id }) => `claim ${id}`), ...documents.map(({ id }) => `document ${id}`)])
  const named = [
    ...Object.values(answers).flatMap(({ text }) => referencesIn(text).map(({ kind, id }) => `${kind} ${id}`)),
    ...annexes.map(({ document }) => `document ${document}`),
  ].filter((name) => /^(?:claim|document) /.test(name))
  const givers = new Set(given.map(({ given_by }) => given_by))
  return (
    subjects.some(({ id }) => id === subject) &&
    named.every((name) => there.has(name)) &&
    Object.values(consents).every((one) => one.kind === 'absent' || givers.has(one.given_by))
  )
}

export type TakenSubmissions =
  /** How many were begun here. */
  { readonly kind: 'taken'; readonly begun: number } | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Takes the submissions of a bundle into its case, each as one that is begun: never approved, and without consents, which somebody chooses
 * here. One that is here already is left as it is, as is one on a structure that this Amparo does not have. Refuses what is no such file, or
 * speaks of what is not in the case.
 */
export async function takeSubmissions(
  tx: Transaction,
  { source, manifest, document }: { readonly source: BundleSource; readonly manifest: Manifest; readonly document: CaseDocument },
  doing: { readonly by: string; readonly at: Date },
): Promise<TakenSubmissions> {
  const caseKey = await caseKeyOf(tx, document.case.id)
  let begun = 0
  for (const { path } of manifest.files.filter((file) => file.path.startsWith(folder))) {
    const bytes = await source.read(path, largest)
    if (bytes === null || caseKey === null) return refused(`${path} changed while it was read`)
    const read = shape.safeParse(jsonIn(bytes))
    if (!read.success) return refused(`${path} is no submission as Amparo writes it (${format})`)
    const { id, form: code, body, lang, text } = read.data
    const form = findForm(code)
    if (form === undefined || (await findSubmission(tx, id)) !== null) continue
    const keys = new Set(fieldsOf(form).map(({ key }) => key))
    const strange = Object.keys(text.answers).find((key) => !keys.has(key))
    if (strange !== undefined) return refused(`${path} answers ${strange}, which ${code} does not ask`)
    if (!document.subjects.some((subject) => subject.id === text.subject))
      return refused(`${path} is about ${text.subject}, who is not in this case`)
    const here = new Set(
      document.documents.flatMap(({ id: of, original, derived = [] }) => [original, ...derived].map((one) => `${of} ${one?.sha256}`)),
    )
    const annexes = text.annexes.filter((annex) => annex.case === document.case.id && here.has(`${annex.document} ${annex.sha256}`))
    const answers = Object.fromEntries(
      Object.entries(text.answers).map(([key, answer]) => [
        key,
        { text: answer.text, ...(answer.ours === true && { ours: true as const }) },
      ]),
    )
    const kept = { lang: text.lang, subject: text.subject, answers, consents: {}, annexes }
    await addSubmission(tx, { id, caseKey, form: code, body, lang, text: kept }, doing)
    begun += 1
  }
  return { kind: 'taken', begun }
}

const words = z.string().max(100_000)
const name = z.string().min(1).max(64)
const shape = z.strictObject({
  format: z.literal(format),
  id: z.string().refine(isUuid),
  form: name,
  body: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  lang: z.enum(submissionLanguages),
  text: z.strictObject({
    lang: z.enum(submissionLanguages),
    subject: name,
    answers: z.record(z.string().max(200), z.strictObject({ text: words, ours: z.literal(true).optional() })),
    consents: z.record(z.string().max(200), z.unknown()),
    annexes: z.array(z.strictObject({ case: name, document: name, sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(1000),
  }),
})

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

const refused = (reason: string): TakenSubmissions => ({ kind: 'refused', reasons: [reason] })
