import { Readable } from 'node:stream'
import { loadCase } from '../../../cases/index.ts'
import type { Sensitivity } from '../../../claims/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { filledWith, Form, Options, readForm, textOf, Tick, type Errors, type FormState, type Given, type Option } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { copyFormats, copyOf, extentOf, type CopyFormat, type Extent } from './copies.ts'
import { caseRoutes } from './routes.ts'

export const showExportForm = (visit: CaseVisit): Response => page(visit, filledWith({}))

/**
 * Gives a copy of the case in the form asked for, as far as this member may read it and no further than those may for whom it is;
 * what is sealed goes with it only when they tick that, too. Sent twice it is given twice, and recorded twice, because each
 * copy is a copy.
 */
export async function exportFile(visit: CaseVisit): Promise<Response> {
  const { c, opened, needs, staff, now } = visit
  const sent = await readForm(c)
  if (sent.kind === 'unreadable') return page(visit, { given: new Map(), errors: { '': 'What was sent could not be read as a form.' } })
  const { given } = sent
  const asked = readAsked(visit, given)
  if (asked.kind === 'wrong') return page(visit, { given, errors: asked.errors })
  const { format, clearance } = asked
  const whole = await loadCase(needs.db, opened.id)
  if (whole === null) return page(visit, { given, errors: { '': 'The case is not kept here any more.' } })
  const copy = await copyOf(opened.document, { format, clearance, whole, files: needs.files, db: needs.db })
  if (copy.kind === 'damaged')
    return page(visit, {
      given,
      errors: {
        format: `The stored file ${copy.sha256.slice(0, 12)}… is damaged, so nothing was exported. Whoever runs the server finds it with amparo check and restores it from a backup. The other forms hold no files and can be exported.`,
      },
    })
  const { files, missing } = copy
  const { statements, documents } = extentOf(opened.document, clearance)
  await needs.db.transaction().execute((tx) =>
    recordAudit(tx, {
      at: now,
      staff: staff.id,
      action: 'case.export',
      caseKey: opened.key,
      detail: { format, clearance, claims: statements[0], documents: documents[0], files, ...(missing > 0 && { missing }) },
    }),
  )
  c.header('Cache-Control', 'no-store')
  c.header('Content-Disposition', `attachment; filename="${copy.name}"`)
  c.header('Content-Type', copy.mediaType)
  return c.body(Readable.toWeb(Readable.from(copy.pieces, { objectMode: false })) as ReadableStream<Uint8Array<ArrayBuffer>>)
}

type Asked =
  | { readonly kind: 'asked'; readonly format: CopyFormat; readonly clearance: Sensitivity }
  | { readonly kind: 'wrong'; readonly errors: Errors }

/** What the form asks for; a field that was not sent stands as the page shows it first. */
function readAsked(visit: CaseVisit, given: Given): Asked {
  const { most, readers } = reachOf(visit)
  const format = copyFormats.find((one) => one === (textOf(given, 'format') || copyFormats[0]))
  const reader = readers.find((one) => one === (textOf(given, 'for') || most))
  const sealed = textOf(given, 'sealed') === 'yes'
  const errors: Errors = {
    ...(format === undefined && { format: 'Choose one of the forms.' }),
    ...(reader === undefined && { for: 'Choose for whom the copy is, no further than you may read yourself.' }),
    ...(sealed && visit.opened.membership.clearance !== 'sealed'
      ? { sealed: 'You may not read what is sealed in this case, so it cannot go with your copy.' }
      : sealed &&
        reader !== undefined &&
        reader !== 'privileged' && {
          sealed: 'What is sealed goes only with a copy for those who read what is privileged. Choose that, or take away the tick.',
        }),
  }
  if (format === undefined || reader === undefined || Object.keys(errors).length > 0) return { kind: 'wrong', errors }
  return { kind: 'asked', format, clearance: sealed ? 'sealed' : reader }
}

/** For whom this member may make a copy; what is sealed is a matter of its own. */
function reachOf({ opened: { membership } }: CaseVisit): { readonly readers: readonly Sensitivity[]; readonly most: Sensitivity } {
  return membership.clearance === 'team'
    ? { readers: ['public', 'team'], most: 'team' }
    : { readers: ['public', 'team', 'privileged'], most: 'privileged' }
}

const formatOptions: readonly (Option & { readonly value: CopyFormat })[] = [
  {
    value: 'file',
    label: 'Case file',
    hint: 'One text file (YAML, amparo-case/1) that Amparo reads again. It names the originals and does not hold them.',
  },
  {
    value: 'bundle',
    label: 'Everything, with the originals',
    hint: 'A ZIP: the case file, the originals and what was made of them, a list with the SHA-256 of each, and a page that shows it all without a network. Another Amparo takes it in as it is.',
  },
  {
    value: 'entities',
    label: 'FollowTheMoney',
    hint: 'People, organisations, documents and what is said of them, one JSON object in a line, for OpenAleph and tools like it.',
  },
  {
    value: 'tables',
    label: 'Tables',
    hint: 'A ZIP of CSV files for a spreadsheet: statements, subjects, sources, documents. No cell is read as a formula.',
  },
]

const readersInWords: Readonly<Record<Exclude<Sensitivity, 'sealed'>, string>> = {
  public: 'Anybody: only what is marked public',
  team: 'The team: what is public or for the team',
  privileged: 'Those who also read what is privileged',
}

function readerOptions(visit: CaseVisit): readonly Option[] {
  return reachOf(visit).readers.flatMap((value) =>
    value === 'sealed' ? [] : [{ value, label: readersInWords[value], hint: extentInWords(extentOf(visit.opened.document, value)) }],
  )
}

const extentInWords = ({ statements, documents, files }: Extent): string => {
  const all = [statements, documents, files].every(([held, of]) => held === of)
  const counts = [part(statements, 'statement'), part(documents, 'document'), part(files, 'original')].join(', ')
  return all ? `Nothing that you read is left out: ${counts}.` : `It holds ${counts}. The rest is left out, with all that would betray it.`
}

const part = ([held, of]: readonly [number, number], what: string): string =>
  `${held === of ? of : `${held} of ${of}`} ${of === 1 ? what : `${what}s`}`

function page(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  const { most } = reachOf(visit)
  const maySealed = opened.membership.clearance === 'sealed'
  const chosen = { ...form, given: new Map([['format', ['file']], ['for', [most]], ...form.given]) }
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`Export ${opened.id}`}
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: hrefOf(caseRoutes.show, { case: opened.id }), label: opened.document.case.title },
      ]}
    >
      <h1>Export a copy of the case</h1>
      <p>
        A copy is not encrypted: where it goes, the case goes. Calls, contacts and hand-over notes stay here, and so does who protected
        sources are. The export is recorded with your name, its form, for whom it is, and how much was in it.
      </p>
      {opened.unreadable > 0 && <p>{opened.unreadable} statements that you may not read are not in it, nor what would betray them.</p>}
      <Form visit={visit} form={chosen} action={hrefOf(caseRoutes.exportForm, { case: opened.id })} submit="Export the copy">
        <Options form={chosen} name="format" type="radio" label="In which form" options={formatOptions} />
        <Options form={chosen} name="for" type="radio" label="For whom it is" options={readerOptions(visit)} />
        {maySealed && (
          <Tick
            form={chosen}
            name="sealed"
            label="With what is sealed"
            hint={`Only with a copy for those who read what is privileged. It then holds all that you read: ${extentInWords(extentOf(opened.document, 'sealed')).replace(/^.*?: /, '')} Without the tick, what is sealed and all that would betray it is left out.`}
          />
        )}
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
