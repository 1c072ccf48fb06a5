import {
  askForReading,
  capturedEntry,
  keepFiles,
  originalOf,
  plainFileName,
  titleOfFile,
  type FileToKeep,
} from '../../../documents/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { CaptureWay, OriginalFile } from '../../../sources/index.ts'
import type { Changed } from '../change.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { entryOfFields, newSourceOf, uploadErrors, uploadFields } from './upload-fields.tsx'

/** A file that came, not kept yet. */
export type GivenFile = { readonly original: OriginalFile; readonly bytes: FileToKeep['bytes'] }

/** Files, and what was said of them. */
export type AddedFiles = {
  /** Null for an address without a file. */
  readonly came: readonly (GivenFile | null)[]
  readonly given: Given
  readonly how: CaptureWay
  /** The form again, with what is wrong. */
  readonly again: (errors: Errors) => Response
  /** Further fields of the entries. */
  readonly besides?: Readonly<Record<string, string>>
}

/** What comes with a form. */
export async function givenFile(file: File): Promise<GivenFile> {
  const bytes = async () => new Uint8Array(await file.arrayBuffer())
  return { original: originalOf(await bytes(), file.name), bytes }
}

/**
 * Keeps each file and adds a document for it, with a source of its own where a new one was named, and has their words taken from them once
 * the transaction commits. `visit` is the case as it stands in this transaction. Gives the ids of the documents and of their source, too.
 */
export async function addDocuments(
  tx: Transaction,
  visit: CaseVisit,
  { came, given, how, again, besides = {} }: AddedFiles,
): Promise<{ readonly changed: Changed; readonly ids: readonly string[]; readonly by: string }> {
  const errors = uploadErrors(given, visit)
  let by = textOf(given, 'by')
  if (Object.keys(errors).length > 0) return { changed: { kind: 'refused', response: again(errors) }, ids: [], by }
  const { opened, staff, now, needs } = visit
  const originals = came.map((file) => file?.original ?? null)
  const source = newSourceOf(given)
  if (source !== null) {
    const added = await recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'sources', entry: source }],
      action: 'source.add',
      fields: [{ name: 'new_source', kind: 'new_source_kind' }],
      again,
      location: ([id = '']) => (by = id),
    })
    if (added.kind === 'refused') return { changed: added, ids: [], by }
  }
  const from = textOf(given, 'from')
  const titles = titlesOf(originals, visit)
  let ids: readonly string[] = []
  const changed = await recordInCase(tx, visit, {
    changes: originals.map((original, index) => ({
      kind: 'add',
      list: 'documents',
      entry: {
        title: (originals.length === 1 && textOf(given, 'title')) || titles[index]!,
        ...entryOfFields(given, by),
        ...besides,
        ...capturedEntry(original, { by: staff.name, at: now, from, how }),
      },
    })),
    action: 'document.add',
    fields: originals.map(() => fieldsOf),
    again,
    location(added) {
      ids = added
      const [id = ''] = added
      return withNotice(
        added.length === 1
          ? hrefOf(entryRoutes.document, { case: opened.id, document: id })
          : hrefOf(entryRoutes.documents, { case: opened.id }),
        'added',
      )
    },
  })
  const withFiles = ids.filter((_, index) => originals[index] !== null)
  if (changed.kind === 'done') {
    const toKeep = came.flatMap((file) => (file === null ? [] : [{ sha256: file.original.sha256, bytes: file.bytes }]))
    await keepFiles(tx, needs.files, toKeep)
    await askForReading(tx, opened.key, withFiles)
  }
  return { changed, ids, by }
}

const fieldsOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(uploadFields.map((field) => [field, field])),
  'captured.from': 'from',
}

/** What files are called: their names, with their endings where another document would be called the same without. */
function titlesOf(originals: readonly (OriginalFile | null)[], { opened }: CaseVisit): readonly string[] {
  const short = originals.map(titleOf)
  const taken = [...opened.document.documents.map(({ title }) => title), ...short]
  return short.map((title, index) => {
    const alike = taken.filter((other) => other === title).length
    return alike > 1 ? plainFileName(originals[index]?.name ?? '') || title : title
  })
}

const titleOf = (original: OriginalFile | null): string => titleOfFile(original?.name ?? '') || 'A file without a name'
