import { checkInWords, findBody, listBodies, withdrawnInWords } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import {
  againstBody,
  fieldsOf,
  formWords,
  openQuestions,
  rulesToCheck,
  submissionProblems,
  textsOf,
  type SubmissionForm,
  type SubmissionMatter,
  type SubmissionText,
} from '../../../submissions/index.ts'
import { AnnexesShown } from '../deliveries/annexes-shown.tsx'
import { FrozenFiles } from '../deliveries/frozen-files.tsx'
import { readableFiles } from '../deliveries/readable-files.ts'
import { bodyRoutes } from '../deliveries/routes.ts'
import { withItsCase } from '../deliveries/with-cases.ts'
import { emptyForm, type FormState } from '../forms/index.ts'
import { mechanismRoutes } from '../mechanisms/routes.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { AnswersShown } from './answers-shown.tsx'
import { approving, sending } from './decide-submission.tsx'
import { submissionRoutes } from './routes.ts'
import { answersUnread, matterOf, submissionCrumbs, submissionHref, theSubmission, type TheSubmission } from './the-submission.ts'
import { whatBecame } from './what-became.tsx'

/** GET /cases/:case/submissions/:submission */
export async function showSubmission(visit: CaseVisit): Promise<Response> {
  const found = await theSubmission(visit)
  return found instanceof Response ? found : submissionPage(visit, found, emptyForm)
}

/** The same with what was refused beside its button. */
export async function submissionPage(visit: CaseVisit, found: TheSubmission, form: FormState, status?: 409 | 422): Promise<Response> {
  const { submission, form: structure } = found
  const { db } = visit.needs
  const body = await findBody(db, submission.body)
  const who = await whoWrote(visit)
  const { text, frozen } = submission
  const matter = await matterOf(visit, { subject: text?.subject ?? '', lang: submission.lang, body: submission.body })
  const today = dayOfInstant(visit.now)
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  const mayEdit = writes && frozen === null && text !== null
  const unread = await answersUnread(visit, text)
  const problems = text === null || frozen !== null ? [] : submissionProblems(structure, text, matter, today)
  const against =
    body === null || text === null || frozen !== null
      ? []
      : againstBody({ form: structure, body, bodies: await listBodies(db), catalogue: visit.needs.catalogue }, matter)
  const title = formWords('en').title(structure)
  return answer(
    visit,
    <DeskPage visit={visit} title={title} crumbs={submissionCrumbs(visit)}>
      <h1>{title}</h1>
      <p dir="auto">
        To {body?.name ?? 'a body that is not in the directory any more'}, about {personIn(matter, text)}; headings in{' '}
        {languageName(submission.lang)}.
      </p>
      <p class="hint">
        {frozen === null
          ? `Written by ${who(submission.writtenBy)}, ${momentInWords(submission.writtenAt)}. Not approved yet.`
          : `Approved by ${who(frozen.by)}, ${momentInWords(frozen.at)}${frozen.approved === 'alone' ? ', who also wrote it' : ''}. Nothing of it changes any more.`}{' '}
        {body !== null && (
          <>
            <a href={hrefOf(bodyRoutes.body, { body: body.id })}>The body’s address</a>, {checkInWords(body, formatDay(today))}.
          </>
        )}
      </p>
      {body?.withdrawn !== undefined && <p class="notice">{withdrawnInWords(body)}</p>}
      {against.length > 0 && <p class="notice">{against.join(' ')}</p>}
      {body?.objection !== undefined && <p class="notice">This body asked for no more mail. No e-mail goes there.</p>}
      {matter.rules.confidential !== undefined && (
        <p class="notice">
          This procedure is confidential ({matter.rules.confidential.text}).{' '}
          <a href={hrefOf(mechanismRoutes.procedures, { case: visit.opened.id })}>Record that it covers the case…</a>
        </p>
      )}
      {text === null ? (
        <p>Its words were erased. Begin a new one.</p>
      ) : (
        <>
          {unread.size === 0 ? (
            <Files visit={visit} found={found} />
          ) : (
            <p class="notice">
              Some of its answers rest on what you may not read. Its files, its approval and its sending are for who reads all of it.
            </p>
          )}
          {frozen === null && unread.size === 0 && <Rules found={found} matter={matter} text={text} />}
          <AnswersShown visit={visit} found={found} text={text} matter={matter} mayEdit={mayEdit} unread={unread} />
          <AnnexesShown
            annexes={text.annexes}
            titles={await readableFiles(withItsCase(visit), text.annexes)}
            choose={mayEdit ? submissionHref(visit, submissionRoutes.submissionAnnexes, submission) : undefined}
          />
          {unread.size > 0 ? null : frozen === null ? (
            await approving({ visit, found, form }, { body, problems, open: openQuestions(structure, text) })
          ) : (
            <>
              <FrozenFiles
                frozen={frozen}
                archive={submissionHref(visit, submissionRoutes.submissionArchive, submission)}
                save="Save all of it (ZIP)"
              />
              {body !== null && writes && (await sending({ visit, found, form }, body))}
            </>
          )}
        </>
      )}
      {await whatBecame({ visit, found, form, who })}
      <Versions form={structure} texts={await textsOf(db, submission.id)} who={who} />
    </DeskPage>,
    status ?? (Object.keys(form.errors).length === 0 ? 200 : 422),
  )
}

function personIn({ document }: SubmissionMatter, text: SubmissionText | null): string {
  const person = document.subjects.find(({ id }) => id === text?.subject)
  return person === undefined ? 'a person who is not in the case any more' : nameOf(person, 'en')
}

const Files = ({ visit, found: { submission } }: { readonly visit: CaseVisit; readonly found: TheSubmission }) => (
  <p class="buttons">
    {(['pdf', 'docx', 'txt'] as const).map((form) => (
      <a key={form} href={submissionHref(visit, submissionRoutes.submissionFile, submission, { form })}>
        {submission.frozen === null ? 'Draft as' : 'As'} {{ pdf: 'PDF', docx: 'DOCX', txt: 'text' }[form]}
      </a>
    ))}
  </p>
)

function Rules({
  found: { form },
  matter,
  text,
}: {
  readonly found: TheSubmission
  readonly matter: SubmissionMatter
  readonly text: SubmissionText
}) {
  const rules = rulesToCheck(form, text, matter)
  const unread = rules.filter(({ isUnconfirmed }) => isUnconfirmed).length
  return (
    <details>
      <summary>Rules it was made by{unread > 0 && ` (${unread} to be checked before use)`}</summary>
      <ul>
        {rules.map((rule) => (
          <li key={rule.text} dir="auto">
            {rule.isUnconfirmed && <strong>Check: </strong>}
            {rule.text}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Versions = ({
  form,
  texts,
  who,
}: {
  readonly form: SubmissionForm
  readonly texts: readonly { readonly revision: number; readonly by: string; readonly at: Date; readonly text: SubmissionText | null }[]
  readonly who: (by: string) => string
}) => (
  <details>
    <summary>Versions: {texts.length}</summary>
    <ol class="plain rows" reversed>
      {texts.map(({ revision, by, at, text }, index) => {
        const before = texts[index + 1]?.text
        const changed = text === null || before === undefined || before === null ? [] : changedIn(form, before, text)
        return (
          <li key={revision}>
            Version {revision}, {who(by)}, {momentInWords(at)}
            {text === null && ': its words were erased'}
            {changed.length > 0 && `: ${changed.join('; ')}`}
          </li>
        )
      })}
    </ol>
  </details>
)

/** What was written anew between two texts, by its questions. */
function changedIn(form: SubmissionForm, before: SubmissionText, text: SubmissionText): readonly string[] {
  const words = formWords('en')
  const labels = new Map(fieldsOf(form).map((field) => [field.key, words.field(form, field)]))
  const keys = new Set([before, text].flatMap(({ answers, consents }) => [...Object.keys(answers), ...Object.keys(consents)]))
  const annexes = JSON.stringify(before.annexes) === JSON.stringify(text.annexes) ? [] : ['Annexes']
  return [
    ...[...keys].filter((key) => said(before, key) !== said(text, key)).map((key) => labels.get(key) ?? key.replaceAll(/[._]/g, ' ')),
    ...annexes,
  ]
}

const said = ({ answers, consents }: SubmissionText, key: string): string => JSON.stringify([answers[key], consents[key]])
