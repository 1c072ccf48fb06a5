import { differencesOf, type SaidDifference } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { findEdition, isWithheld, listVersions, versionsWords, type Edition } from '../../../publishing/index.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'
import { appealCrumbs, textHref } from '../appeals/index.ts'
import { headDifferences, headOf, type HeadDifference, type SaidHead } from '../appeals/head-in-words.ts'
import { Choice, filledWith } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { publicationRoutes } from './routes.ts'

/** The text as it is written now, among versions. */
const textNow = 'now'

/** GET /appeals/:appeal/differences?from=1&to=now: two versions, or a version and the text as it stands, sentence by sentence. */
export async function differences(visit: AppealVisit): Promise<Response> {
  const { opened, needs, c } = visit
  const versions = [...new Set((await listVersions(needs.db, opened.whole.id)).map(({ version }) => version))]
  const named = (text: string | undefined, otherwise: string): string =>
    text === textNow || versions.some((version) => String(version) === text) ? text! : otherwise
  const from = named(c.req.query('from'), String(versions[0] ?? textNow))
  const to = named(c.req.query('to'), textNow)
  const readsAll = [...opened.cases.values()].every(({ isWhole }) => isWhole)
  const said = async (which: string) => {
    if (which === textNow) return opened.appeal
    const found = await findEdition(needs.db, opened.whole.id, Number(which))
    return found === null ? undefined : !readsAll && (await isWithheld(needs.db, found.edition)) ? null : found.edition
  }
  const [before, after] = [await said(from), await said(to)]
  const isKept = before === null || after === null
  const both = isKept || before === undefined || after === undefined || from === to ? null : ([before, after] as const)
  const rows = both === null ? [] : differencesOf(...both)
  const heads = both === null ? [] : headDifferences(headIn(both[0]), headIn(both[1]))
  const options = [
    ...versions.map((version) => ({ value: String(version), label: `Version ${version}` })),
    { value: textNow, label: 'The text now' },
  ]
  const form = filledWith({ from, to })
  const nameOf = (which: string): string => options.find(({ value }) => value === which)?.label ?? which
  return answer(
    visit,
    <DeskPage visit={visit} title={`Differences of ${opened.appeal.id}`} width="wide" crumbs={appealCrumbs(opened)} evidence>
      <h1>Differences between versions</h1>
      {versions.length === 0 ? (
        <p>
          Nothing was published of it yet, so there is nothing to hold the text against.{' '}
          <a href={textHref(visit, 'history')}>What was written, and by whom</a>
        </p>
      ) : (
        <>
          <form method="get" action={hrefOf(publicationRoutes.differences, { appeal: opened.appeal.id })} class="filter">
            <Choice form={form} name="from" label="From" options={options} />
            <Choice form={form} name="to" label="To" options={options} />
            <button type="submit">Show</button>
          </form>
          {isKept ? (
            <p class="notice">
              A procedure that forbids publicity covers something of what a version here shows, and you may not read all of the case.
            </p>
          ) : rows.length + heads.length === 0 ? (
            <p>They say the same.</p>
          ) : (
            <Rows rows={rows} heads={heads} labels={[nameOf(from), nameOf(to)]} lang={opened.appeal.lang} />
          )}
        </>
      )}
    </DeskPage>,
  )
}

/** The head of a version, or of the text as it is written. */
const headIn = (said: Appeal | Edition): SaidHead => (typeof said.opened === 'string' ? (said as Edition) : headOf(said as Appeal))

type RowsProperties = {
  readonly rows: readonly SaidDifference[]
  readonly heads: readonly HeadDifference[]
  readonly labels: readonly [string, string]
  readonly lang: string
}

function Rows({ rows, heads, labels, lang }: RowsProperties) {
  const { words } = versionsWords('en')
  return (
    <div class="scrolls">
      <table class="stacks">
        <caption>Words of one side only are struck through or underlined</caption>
        <thead>
          <tr>
            <th scope="col">Which</th>
            <th scope="col">{labels[0]}</th>
            <th scope="col">{labels[1]}</th>
          </tr>
        </thead>
        <tbody>
          {heads.map(({ name, before, after }) => {
            const [left, right] = wordDifference(before ?? '', after ?? '')
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <Cell label={labels[0]} pieces={left} lang={name === 'What is new' ? lang : undefined} gone />
                <Cell label={labels[1]} pieces={right} lang={name === 'What is new' ? lang : undefined} />
              </tr>
            )
          })}
          {rows.map(({ place, kind, before, after }) => {
            const [left, right] = wordDifference(before?.text ?? '', after?.text ?? '')
            const numbers = [...new Set([before?.number, after?.number].filter((number) => number !== undefined))]
            return (
              <tr key={`${place} ${before?.number} ${after?.number}`}>
                <th scope="row">
                  {`${place} ${place === 'title' || place === 'summary' ? '' : numbers.join(' → ')}`}
                  <div class="hint">{words.kinds[kind].toLowerCase()}</div>
                </th>
                <Cell label={labels[0]} pieces={left} lang={lang} gone />
                <Cell label={labels[1]} pieces={right} lang={lang} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type CellProperties = { readonly label: string; readonly pieces: readonly Piece[]; readonly lang: string | undefined; readonly gone?: true }

const Cell = ({ label, pieces, lang, gone }: CellProperties) => (
  <td data-label={label} class="text" dir="auto" lang={lang}>
    {pieces.length === 0 ? (
      <span class="hint">nothing</span>
    ) : (
      pieces.map(({ text, only }) => (!only ? text : gone ? <del>{text}</del> : <ins>{text}</ins>))
    )}
  </td>
)
