import { isOpen, listSentence } from '../../../lists/index.ts'
import { Button, emptyForm, Form, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { ReportInWords } from './report.tsx'
import { listRoutes } from './routes.ts'
import { stateInWords } from './state-in-words.ts'
import { crumbsOf, theList, type ShownImport } from './the-list.ts'

/** One list: how far its import is, what came of it, and what can be done now. */
export async function showList(visit: CaseVisit): Promise<Response> {
  const list = await theList(visit)
  return list instanceof Response ? list : listPage(visit, list, emptyForm)
}

/** The same with what was refused beside the button. */
export async function listPage(visit: CaseVisit, list: ShownImport, form: FormState): Promise<Response> {
  const who = await whoWrote(visit)
  const { prepared, result } = list
  const mayWrite = (writers as readonly string[]).includes(visit.staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title={prepared.name} crumbs={crumbsOf(visit)}>
      <h1 dir="auto">{prepared.list.title}</h1>
      <p>{listSentence}</p>
      <dl>
        <dt>State</dt>
        <dd>{stateInWords(list)}</dd>
        <dt>Published by</dt>
        <dd dir="auto">{prepared.list.source.name}</dd>
        {prepared.list.published !== undefined && (
          <>
            <dt>As of</dt>
            <dd>{prepared.list.published}</dd>
          </>
        )}
        <dt>File</dt>
        <dd dir="auto">
          {prepared.name}, {list.total.toLocaleString('en')} rows
        </dd>
        <dt>Sent</dt>
        <dd>
          by {who(list.preparedBy)}, {momentInWords(list.preparedAt)}
        </dd>
        {list.importedAt !== null && (
          <>
            <dt>Imported</dt>
            <dd>
              by {who(list.importedBy ?? '')}, {momentInWords(list.importedAt)}
            </dd>
          </>
        )}
        {list.undoneAt !== null && (
          <>
            <dt>Undone</dt>
            <dd>
              by {who(list.undoneBy ?? '')}, {momentInWords(list.undoneAt)}
            </dd>
          </>
        )}
      </dl>
      {result?.kind === 'failed' && <p class="error">{result.why}</p>}
      {list.state === 'imported' && result?.kind === 'report' && <ReportInWords report={result.report} />}
      {mayWrite && <WhatNow visit={visit} list={list} form={form} />}
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}

function WhatNow({ visit, list, form }: { readonly visit: CaseVisit; readonly list: ShownImport; readonly form: FormState }) {
  const parts = { case: visit.opened.id, list: list.id }
  if (isOpen(list))
    return (
      <div class="buttons">
        <a class="button main" href={hrefOf(listRoutes.columnsForm, parts)}>
          Say what is in the columns
        </a>
        {list.prepared.mapping !== null && <a href={hrefOf(listRoutes.rows, parts)}>Look at the rows</a>}
        <Button visit={visit} action={hrefOf(listRoutes.discard, parts)} label="Remove this file" />
      </div>
    )
  if (list.state === 'waiting')
    return (
      <p>
        The import goes on while you do something else. <a href={hrefOf(listRoutes.list, parts)}>See how far it is</a>
      </p>
    )
  if (list.state === 'undone')
    return list.file === null ? null : (
      <div class="buttons">
        <Button visit={visit} action={hrefOf(listRoutes.again, parts)} label="Prepare it again" main />
        <Button visit={visit} action={hrefOf(listRoutes.discard, parts)} label="Remove this file" />
      </div>
    )
  return (
    <section aria-labelledby="undo">
      <h2 id="undo">Take it back</h2>
      <p>
        Undoing removes every claim, person, source and document that this import brought, as long as nobody has built on them. The file and
        what you said of its columns stay, so that you can mend a column and import it again. The record of actions keeps that it was
        imported and undone.
      </p>
      <Form visit={visit} form={form} action={hrefOf(listRoutes.undo, parts)} submit="Undo the whole import" grave />
    </section>
  )
}
