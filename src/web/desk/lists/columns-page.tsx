import type { FactDictionary } from '../../../claims/index.ts'
import { cellOf, rowReader, type Mapping, type Table } from '../../../lists/index.ts'
import { Choice, Form, TextArea, TextField, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import { kindsOfSources } from '../sources/kinds-of-sources.ts'
import type { CaseVisit } from '../visit.ts'
import { usesInWords, wordsForSources } from './column-form.ts'
import { listRoutes } from './routes.ts'
import { crumbsOf, type ShownImport } from './the-list.ts'

/** The columns of a list, with examples of each, and what each is to be. */
export function columnsPage(visit: CaseVisit, list: ShownImport, table: Table, form: FormState): Response {
  const { facts } = visit.needs
  const words = wordsForSources(table)
  return answer(
    visit,
    <DeskPage visit={visit} title="Columns of the list" crumbs={crumbsOf(visit, list)}>
      <h1>What is in the columns</h1>
      <p>
        {table.rows.length.toLocaleString('en')} rows, {table.columns.length} columns. Say of each column what it is: choose from the list
        or type the beginning of a question. What you leave out is not imported; what is only words is kept as it stands. Nothing is
        imported yet.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(listRoutes.columnsForm, { case: visit.opened.id, list: list.id })}
        submit="Look at the rows"
      >
        <datalist id="uses">
          {usesInWords(facts).map(({ as, words: said }) => (
            <option key={as} value={said} />
          ))}
        </datalist>
        <datalist id="columns">
          {table.columns.map((column) => (
            <option key={column} value={column} />
          ))}
        </datalist>
        {table.columns.map((column, index) => (
          <Column key={column} form={form} column={column} index={index} table={table} mapping={list.prepared.mapping} facts={facts} />
        ))}
        {words.length > 0 && <Sources form={form} words={words} />}
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}

type ColumnProperties = {
  readonly form: FormState
  readonly column: string
  readonly index: number
  readonly table: Table
  readonly mapping: Mapping | null
  readonly facts: FactDictionary
}

function Column({ form, column, index, table, mapping, facts }: ColumnProperties) {
  const open = [`terms.${index}`, `when.${index}`].some(
    (name) => form.errors[name] !== undefined || (form.given.get(name)?.[0] ?? '') !== '',
  )
  return (
    <fieldset>
      <legend dir="auto">{column}</legend>
      <TextField
        form={form}
        name={`use.${index}`}
        label="What it is"
        hint={<Examples column={column} table={table} mapping={mapping} facts={facts} />}
        attributes={{ list: 'uses', autoComplete: 'off' }}
      />
      <details open={open}>
        <summary>Words that mean something else, and when it held</summary>
        <TextArea
          form={form}
          name={`terms.${index}`}
          label={`What words of “${column}” mean (optional)`}
          rows={2}
          hint="One on each line: mujer = female. What is not named here stays words."
        />
        <TextField
          form={form}
          name={`when.${index}`}
          label={`Column that says when “${column}” held (optional)`}
          hint="Such as the day of arrest, for an age on that day."
          attributes={{ list: 'columns', autoComplete: 'off' }}
        />
      </details>
    </fieldset>
  )
}

/** Three cells of a column, and, once it was told what it is, how they are read. */
function Examples({ column, table, mapping, facts }: Omit<ColumnProperties, 'form' | 'index'>) {
  const examples = table.rows.filter((row) => cellOf(row, column) !== undefined).slice(0, 3)
  if (examples.length === 0) return <>always empty</>
  const read = mapping === null ? undefined : rowReader(mapping, table, facts)
  return (
    <>
      {examples.map((row, index) => {
        const person = read?.(row)
        const said = person?.kind === 'person' ? person.said.find((each) => each.column === column) : undefined
        const { raw } = cellOf(row, column)!
        return (
          <span key={row.number}>
            {index > 0 && ' · '}
            <bdi>{raw.length > 60 ? `${raw.slice(0, 60)}…` : raw}</bdi>
            {said?.fact != null && (said.understood.kind === 'value' ? ` → ${said.understood.shown.slice(0, 60)}` : ' → words only')}
          </span>
        )
      })}
    </>
  )
}

const Sources = ({ form, words }: { readonly form: FormState; readonly words: readonly string[] }) => (
  <section aria-labelledby="sources">
    <h2 id="sources">Where the list has its fields from</h2>
    <p>
      The list names these. Say who they are, and what it has from them counts as theirs, relayed by the list. Of those that you leave empty
      the list itself is the source.
    </p>
    {words.map((word, index) => (
      <fieldset key={word}>
        <legend dir="auto">{word}</legend>
        <TextField form={form} name={`source.${index}`} label="Who that is" />
        <Choice form={form} name={`kind.${index}`} label="What kind of source" options={kindsOfSources} empty="Choose a kind" />
      </fieldset>
    ))}
  </section>
)
