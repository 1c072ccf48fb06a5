import type { JSX } from 'preact'
import { callForClaim } from '../calls/index.ts'
import { textOf, textsOf, type FormState } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { ClaimForm } from './claim-form.tsx'
import type { PageTouched } from './pages-touched.ts'
import { titleInALine } from './printed-rows.tsx'
import { claimRoutes } from './routes.ts'
import { rowsOf } from './rows.ts'

/** What stands on the page besides what was typed. */
export type Shown = {
  /** Of which row one more was asked for. */
  readonly another?: 'answer' | 'printed'
  /** What the claim as it was typed would meet. */
  readonly looked?: JSX.Element
  /** Published pages that the claim may change, or would. */
  readonly touched?: readonly PageTouched[]
}

type NewClaimProperties = Shown & { readonly visit: CaseVisit; readonly form: FormState }

/** The form of a claim, with what it is made of beside it: the text of a document, the words of a call. */
export function NewClaimPage({ visit, form, another, looked, touched = [] }: NewClaimProperties) {
  const { opened } = visit
  const beside = <Beside visit={visit} form={form} />
  const hasBeside = textBeside(visit, form) !== undefined || callBeside(visit, form) !== null
  return (
    <DeskPage
      visit={visit}
      title={`New claim in ${opened.document.case.title}`}
      crumbs={caseCrumbs(opened)}
      // The form stays where it is when something comes beside or above it.
      width="wide"
    >
      <h1>{headingFor(form)}</h1>
      {looked}
      <div class={hasBeside ? 'beside' : 'alone'}>
        <ClaimForm
          visit={visit}
          form={form}
          action={hrefOf(claimRoutes.add, { case: opened.id })}
          {...(another && { another })}
          touched={touched}
        />
        {hasBeside && beside}
      </div>
    </DeskPage>
  )
}

function headingFor({ given }: FormState): string {
  const [denied, replaced] = [textsOf(given, 'denies'), textOf(given, 'supersedes')]
  if (replaced !== '') return `A claim that replaces ${replaced.slice(0, 64)}`
  return denied.length > 0 ? `A claim that denies ${denied.slice(0, 5).join(', ').slice(0, 200)}` : 'New claim'
}

function Beside({ visit, form }: Pick<NewClaimProperties, 'visit' | 'form'>) {
  const document = textBeside(visit, form)
  const call = callBeside(visit, form)
  return (
    <aside aria-label="What the claim is made of">
      {call !== null && (
        <dl>
          {call.words.map(({ label, text }) => (
            <>
              <dt>{label}</dt>
              <dd dir="auto">{text}</dd>
            </>
          ))}
        </dl>
      )}
      {document !== undefined && (
        <>
          <h2 dir="auto">{titleInALine(document)}</h2>
          <p class="hint">Select words in the text and paste them into “The exact words”.</p>
          <div
            class="text pasted"
            dir="auto"
            tabIndex={0}
            data-text-of={document.id}
            {...(document.lang !== undefined && { lang: document.lang })}
          >
            {document.text}
          </div>
        </>
      )}
    </aside>
  )
}

const callBeside = (visit: CaseVisit, { given }: FormState) => {
  const call = textOf(given, 'of_call') || textOf(given, 'call')
  return call === '' ? null : callForClaim(visit, call)
}

/** The first document of the form whose text the file has. */
const textBeside = ({ opened: { document } }: CaseVisit, { given }: FormState) =>
  rowsOf(given, 'printed')
    .map((row) => textOf(given, `printed.${row}.document`))
    .flatMap((id) => document.documents.find((candidate) => candidate.id === id && candidate.text !== undefined) ?? [])[0]
