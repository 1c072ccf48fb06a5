import { importsOfCase, prepareList, type ListImport } from '../../../lists/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm, unreadableForm, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { HeadFields } from './head-fields.tsx'
import { filledFrom, headErrors, readHead } from './list-form.ts'
import { stateInWords } from './state-in-words.ts'
import { listRoutes } from './routes.ts'
import { takeList } from './take-list.ts'
import { crumbsOf, seesLists } from './the-list.ts'

/** The lists that were sent to a case, and the form for a further one or its next edition. */
export async function showLists(visit: CaseVisit): Promise<Response> {
  if (!seesLists(visit)) return unseen(visit, 200)
  const [newest] = await importsOfCase(visit.needs.db, visit.opened.key)
  return page(visit, newest?.prepared ? filledFrom(newest.prepared.list) : emptyForm)
}

/** Takes one more list into the case; how its columns are read is proposed from the last one. */
export async function sendList(visit: CaseVisit): Promise<Response> {
  if (!seesLists(visit)) return unseen(visit, 422)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, unreadableForm)
  const { given } = sent
  const errors = headErrors(given)
  if (Object.keys(errors).length > 0) return page(visit, { given, errors })
  const taken = await takeList(visit, sent)
  if (taken.kind === 'wrong') return page(visit, { given, errors: { file: taken.error } })
  const { opened, needs, staff, now } = visit
  const last = (await importsOfCase(needs.db, opened.key)).find(({ prepared }) => prepared?.mapping != null)?.prepared?.mapping ?? null
  const list = { ...readHead(given), case: opened.id }
  const { columns, rows } = taken.read.table
  const prepared = {
    case: opened.id,
    name: taken.name,
    mediaType: taken.read.mediaType,
    columns,
    list,
    mapping: last === null ? null : { ...last, list, others: last.others ?? 'ignore' },
  }
  return change(visit, given, async (tx) => {
    await prepareList(tx, { id: taken.id, caseKey: opened.key, file: taken.file, total: rows.length, prepared }, { by: staff.id, at: now })
    await needs.files.within(tx).keep(taken.bytes)
    return { kind: 'done', location: hrefOf(listRoutes.columnsForm, { case: opened.id, list: taken.id }) }
  })
}

const unseen = (visit: CaseVisit, status: 200 | 422): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Lists" crumbs={crumbsOf(visit).slice(0, 2)}>
      <h1>Lists</h1>
      <p>
        The lists of a case are seen, sent, imported and undone by whoever may read all of it: what a list finds there already tells what it
        holds. You may not read all of this case.
      </p>
    </DeskPage>,
    status,
  )

async function page(visit: CaseVisit, form: FormState): Promise<Response> {
  const { opened, needs, staff } = visit
  const imports = await importsOfCase(needs.db, opened.key)
  const who = await whoWrote(visit)
  return answer(
    visit,
    <DeskPage visit={visit} title="Lists" crumbs={crumbsOf(visit).slice(0, 2)}>
      <h1>Lists</h1>
      {imports.length === 0 ? (
        <p>No list was sent to this case yet.</p>
      ) : (
        <ul class="plain rows">
          {imports.map((each) => (
            <li key={each.id}>
              <a href={hrefOf(listRoutes.list, { case: opened.id, list: each.id })} dir="auto">
                {each.prepared?.name ?? 'A list whose words were erased'}
              </a>
              <p class="hint">{inWords(each, who)}</p>
            </li>
          ))}
        </ul>
      )}
      {(writers as readonly string[]).includes(staff.role) && (
        <section aria-labelledby="send">
          <h2 id="send">Send a list, or its next edition</h2>
          <p>What is here already stays as it is; what is new is added.</p>
          <Form
            visit={visit}
            form={form}
            action={hrefOf(listRoutes.send, { case: opened.id })}
            submit="Send the list and look at its columns"
            file
          >
            <HeadFields form={form} />
          </Form>
        </section>
      )}
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}

const inWords = (list: ListImport, who: (by: string) => string): string =>
  `${stateInWords(list)}. Sent by ${who(list.preparedBy)} on ${momentInWords(list.preparedAt)}, ${list.total.toLocaleString('en')} rows.`
