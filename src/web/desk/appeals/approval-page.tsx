import type { ComponentChildren } from 'preact'
import { mayApprove, namedSentences, type ApprovalStep } from '../../../appeals/index.ts'
import { printHash, type Print } from '../../../publishing/index.ts'
import { Button, Form, Options, TextArea, TextField, type FormState } from '../forms/index.ts'
import type { ThreadsOfAppeal } from '../comments/beside.tsx'
import { OpenComments } from '../comments/open-comments.tsx'
import type { Notice } from '../notices.ts'
import { DeskPage } from '../page.tsx'
import type { VersionShown } from '../publication/version-shown.ts'
import { WhatIsNew } from '../publication/what-is-new.tsx'
import { approvers, hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { AnswersGiven } from './answers-given.tsx'
import { Step } from './approval-step.tsx'
import { ToPublication } from './foot.tsx'
import { textHref } from './may-write.ts'
import { NotesOfPrint } from './notes-of-print.tsx'
import { asksForReasons, AskWithReasons } from './reasons-to-go-out.tsx'
import { reviewRoutes } from './routes.ts'
import { isToBeAskedFor, leftBeforeAsking, type AppealStanding } from './standing-of-appeal.ts'
import type { StepAsRead } from './step-as-read.ts'
import { TextToApprove } from './text-to-approve.tsx'
import { NobodyElse, type WhoCouldApprove } from './who-else-approves.tsx'
import { atStart } from '../who-wrote.ts'

/** The fields that say which text was shown, and with which notes. */
export const textField = 'text'
export const printField = 'print'

type ApprovalProperties = {
  readonly visit: AppealVisit
  readonly standing: AppealStanding
  /** What was said before, as far as this person reads it. */
  readonly steps: readonly StepAsRead[]
  /** What would have been printed when the approval was asked for, where that was something else. */
  readonly asked: Print | null
  /** The version that readers see. */
  readonly before: VersionShown | null
  readonly form: FormState
  readonly who: (by: string) => string
  /** The names of those who may give the approval that is or would be asked for. */
  readonly others: readonly string[]
  /** Whom to turn to where there are none. */
  readonly could: WhoCouldApprove | null
  /** What the team says about the sentences. */
  readonly said: ThreadsOfAppeal
  /** What has to be looked at: of the norms that it cites, and of answers that came. */
  readonly norms: ComponentChildren
}

/** How the approval of the text stands, what was said before, and what this person can do. */
export function ApprovalPage({ visit, standing, steps, asked, before, form, who, others, could, said, norms }: ApprovalProperties) {
  const { opened } = visit
  const { onePerson, approval } = standing
  // Whoever decides nothing opens the notes in the preview.
  const print = opened.hidden === 0 && approval.kind !== 'approved' ? standing.print() : null
  return (
    <DeskPage visit={visit} title={`Approval of ${opened.appeal.id}`} crumbs={appealCrumbs(opened)} over={overIn(approval)}>
      <h1>
        {'Approval: '}
        <span dir="auto" lang={opened.appeal.lang}>
          {opened.appeal.title}
        </span>
      </h1>
      <p>
        Two people stand behind what is published: one asks for the approval of exactly this text and what readers may open of it, another
        gives it. Any change of either ends it.
        {onePerson && ' In this team one person may do both; the published page says so.'}
      </p>
      <State {...{ standing, who, others }} />
      <LeftBefore {...{ visit, standing }} />
      <OpenComments visit={visit} said={said} />
      {norms}
      {print !== null && <WhatIsNew {...{ asked, before }} now={print} />}
      {opened.hidden === 0 && approval.kind !== 'approved' && <TextToApprove visit={visit} />}
      {print !== null && <NotesOfPrint print={print} />}
      {opened.hidden === 0 && approval.kind !== 'approved' && <AnswersGiven {...{ visit, standing, who }} />}
      <Ways {...{ visit, standing, form, print, could }} />
      {steps.length > 0 && (
        <section aria-labelledby="before">
          <h2 id="before">What was said before</h2>
          <ol class="plain">
            {steps.toReversed().map((one) => (
              <li key={`${one.step.at.toISOString()} ${one.step.kind}`}>
                <Step said={one} who={who} of={whichText(one.step, standing)} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </DeskPage>
  )
}

/** What was said of an earlier step stands beside no later one, also where the page is loaded again. */
const overIn = ({ kind }: AppealStanding['approval']): readonly Notice[] =>
  (['approval-asked', 'approved', 'sent-back'] as const).filter((notice) => notice !== (kind === 'asked' ? 'approval-asked' : kind))

/** Which text somebody spoke of, held against what stands now. */
function whichText({ text, printed }: ApprovalStep, standing: AppealStanding): string {
  if (text !== standing.text) return 'an earlier text'
  const print = standing.print()
  return print !== null && printed === printHash(print) ? 'the text as it stands' : 'the text as it stands, with other notes'
}

function State({ standing: { approval }, who, others }: Pick<ApprovalProperties, 'standing' | 'who' | 'others'>) {
  switch (approval.kind) {
    case 'not-asked':
      return <p>Nobody has asked for an approval yet.</p>
    case 'asked':
      return (
        <p>
          <bdi>{atStart(who(approval.asked.by))}</bdi> asks for the approval of the text as it stands. It waits for another person:{' '}
          {others.length === 0 ? 'an administrator or a reviewer' : <bdi>{others.join(' or ')}</bdi>}
          {!(others.at(-1) ?? '').endsWith('.') && '.'}
        </p>
      )
    case 'approved':
      return (
        <p>
          {approval.how === 'alone' ? 'One person asked for and gave the approval: ' : 'Approved as it stands by '}
          <bdi>{who(approval.approved.by)}</bdi>
          {/* A name may end with one of its own: Bruno R. */}
          {!who(approval.approved.by).endsWith('.') && '.'}
        </p>
      )
    case 'sent-back':
      return (
        <p>
          <bdi>{atStart(who(approval.sentBack.by))}</bdi> sent the text back as it stands. Change it, then ask again.
        </p>
      )
    case 'changed-since':
      return <p>The text was changed since it was last asked for, approved or sent back. The approval has to be asked for again.</p>
    case 'prints-otherwise':
      return (
        <p>
          The text is the same, but what readers may open of it has changed since it was last asked for, approved or sent back. The approval
          has to be asked for again.
        </p>
      )
    case 'taken-down-since':
      return <p>The appeal was taken down since it was approved. The approval has to be asked for again.</p>
    default:
      return approval satisfies never
  }
}

/** What this person has to do first, said before all that there is to read. */
function LeftBefore({ visit, standing }: Pick<ApprovalProperties, 'visit' | 'standing'>) {
  const left = leftBeforeAsking(standing).length
  const mayAsk = visit.opened.hidden === 0 && (writers as readonly string[]).includes(visit.staff.role) && isToBeAskedFor(standing)
  if (!mayAsk || left === 0) return null
  return (
    <p class="notice">
      Before an approval can be asked for, {left === 1 ? 'one thing has' : `${left} things have`} to be done:{' '}
      <a href={`${textHref(visit)}#stops`}>see what stops publication</a>.
    </p>
  )
}

/** What this person can do now. */
function Ways({
  visit,
  standing,
  form,
  print,
  could,
}: Pick<ApprovalProperties, 'visit' | 'standing' | 'form' | 'could'> & { readonly print: Print | null }) {
  const { opened, staff } = visit
  const { approval, onePerson, leave, text } = standing
  const shown = { [textField]: text, [printField]: print === null ? '' : printHash(print) }
  if (opened.hidden > 0) return <p>You may not read all of this appeal, so you do not decide about it.</p>
  const is = (roles: readonly string[]): boolean => roles.includes(staff.role)
  const left = leftBeforeAsking(standing).length
  const mayAsk = is(writers) && isToBeAskedFor(standing)
  const way = mayApprove(approval, staff.id, onePerson)
  return (
    <>
      {form.errors[''] !== undefined && way === 'not-asked' && (
        <p class="error" role="alert">
          {form.errors['']}
        </p>
      )}
      {mayAsk && left === 0 && opened.whole.status === 'draft' && <p class="hint">It is still a draft. Asking makes it an open appeal.</p>}
      {mayAsk && left === 0 && asksForReasons(standing) && <AskWithReasons visit={visit} standing={standing} form={form} shown={shown} />}
      {mayAsk && left === 0 && !asksForReasons(standing) && (
        <Button
          visit={visit}
          action={hrefOf(reviewRoutes.askForApproval, { appeal: opened.appeal.id })}
          label="Ask for the approval of this text"
          values={shown}
          main
        />
      )}
      {could !== null && (mayAsk || approval.kind === 'asked') && <NobodyElse visit={visit} could={could} />}
      {approval.kind === 'asked' && !is(approvers) && <p class="hint">Your role does not approve appeals.</p>}
      {approval.kind === 'asked' && is(approvers) && way === 'own' && <p class="hint">You asked for it, so another person decides.</p>}
      {way === 'may' && is(approvers) && <Decision {...{ visit, form, shown }} />}
      {approval.kind === 'approved' && leave.kind === 'may' && <ToPublication visit={visit} />}
    </>
  )
}

function Decision({
  visit,
  form,
  shown,
}: Pick<ApprovalProperties, 'visit' | 'form'> & { readonly shown: Readonly<Record<string, string>> }) {
  const { opened } = visit
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">Decide about this text</h2>
      <p>
        You decide about exactly the text and the notes above. See them also <a href={textHref(visit, 'preview')}>as readers will</a>, and
        the <a href={textHref(visit, 'risk-review')}>risk review</a> with what the files say.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(reviewRoutes.approvalSent, { appeal: opened.appeal.id })}
        submit="Decide"
        draft
        beside={<a href={textHref(visit)}>Back to the text</a>}
      >
        {Object.entries(shown).map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <Options
          form={form}
          type="radio"
          name="decision"
          label="Your decision"
          options={[
            { value: 'approve', label: 'I have read all of it and approve it' },
            { value: 'send-back', label: 'I send it back' },
          ]}
        />
        <TextArea form={form} name="note" label="To those who write it" rows={2} />
        <details open={[...form.given.keys()].some((name) => name.startsWith('remark.') && form.given.get(name)?.[0])}>
          <summary>Remarks on sentences</summary>
          {namedSentences(opened.marked).map(({ name, sentence }) => (
            <TextField
              key={sentence.id}
              form={form}
              name={`remark.${sentence.id}`}
              label={`${name} ${sentence.value.text}`}
              attributes={{ maxLength: 2000 }}
            />
          ))}
        </details>
      </Form>
    </section>
  )
}
