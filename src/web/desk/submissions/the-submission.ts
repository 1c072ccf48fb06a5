import {
  betrayedTo,
  bodiesUntold,
  decisionKey,
  loadCase,
  normDecisions,
  readableBy,
  readNormSettings,
  standingDecisions,
} from '../../../cases/index.ts'
import { findBody, hasLeft, submissionDeliveriesOf } from '../../../delivery/index.ts'
import { defaultSettings, evaluate } from '../../../evaluation/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { listVersions } from '../../../publishing/index.ts'
import { recordAudit, type AuditAction } from '../../../staff/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import {
  bodyRules,
  findForm,
  findSubmission,
  formWords,
  referencesIn,
  submissionsOf,
  type Submission,
  type SubmissionForm,
  type SubmissionMatter,
  type SubmissionText,
  type TeamLog,
} from '../../../submissions/index.ts'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { notFound } from '../what-goes-wrong.tsx'
import { submissionRoutes } from './routes.ts'

/** A submission of the case in the address, with its form. */
export type TheSubmission = { readonly submission: Submission; readonly form: SubmissionForm }

/**
 * The submission in the address, if it is one of the case there; else the page that there is none. One to a body before which a
 * confidential procedure stands is there for those alone who read of it.
 */
export async function theSubmission(visit: CaseVisit): Promise<TheSubmission | Response> {
  const found = await findSubmission(visit.needs.db, visit.c.req.param('submission') ?? '')
  const form = found === null ? undefined : findForm(found.form)
  const { key, membership } = visit.opened
  return found !== null &&
    form !== undefined &&
    found.caseKey === key &&
    !(await bodiesUntold(visit.needs.db, key, membership.clearance)).has(found.body)
    ? { submission: found, form }
    : notFound(visit)
}

/**
 * The answers that this person may not read, by the key of the question: they name a claim or a document that is closed to them, or would
 * betray one.
 */
export async function answersUnread(
  { needs, opened }: Pick<CaseVisit, 'needs' | 'opened'>,
  text: SubmissionText | null,
): Promise<ReadonlySet<string>> {
  const whole = opened.isWhole || text === null ? null : await loadCase(needs.db, opened.id)
  if (whole === null) return new Set()
  const idsOf = ({ claims, documents }: typeof whole): ReadonlySet<string> =>
    new Set([...claims.map(({ id }) => `claim ${id}`), ...documents.map(({ id }) => `document ${id}`)])
  const [there, readable] = [idsOf(whole), idsOf(opened.document)]
  const betrays = betrayedTo(whole, opened.membership.clearance)
  const isClosed = (said: string): boolean =>
    referencesIn(said).some(({ kind, id }) => there.has(`${kind} ${id}`) && !readable.has(`${kind} ${id}`)) || betrays?.(said) === true
  return new Set(Object.entries(text?.answers ?? {}).flatMap(([key, { text: said }]) => (isClosed(said) ? [key] : [])))
}

/** The address of a page of a submission. */
export const submissionHref = (
  { opened }: Pick<CaseVisit, 'opened'>,
  route: (typeof submissionRoutes)[keyof typeof submissionRoutes],
  { id }: Pick<Submission, 'id'>,
  parts: Readonly<Record<string, string>> = {},
): string => hrefOf(route, { case: opened.id, submission: id, ...parts })

export const submissionCrumbs = (visit: CaseVisit, found?: TheSubmission) =>
  caseCrumbs(
    visit.opened,
    { href: hrefOf(submissionRoutes.submissions, { case: visit.opened.id }), label: 'Submissions' },
    ...(found === undefined
      ? []
      : [{ href: submissionHref(visit, submissionRoutes.submission, found.submission), label: formWords('en').title(found.form) }]),
  )

type About = { readonly subject: string; readonly lang: string; readonly body: string }

/**
 * What a submission is made of today: the case as far as it is for the team, whoever asks, since what is privileged or sealed never leaves
 * in an answer. Norms that the team set aside are not proposed.
 */
export async function matterOf({ needs, opened, now }: CaseVisit, { subject, lang, body }: About): Promise<SubmissionMatter> {
  const { db, facts, catalogue } = needs
  const at = dayOfInstant(now)
  const norms = { catalogue, settings: (await readNormSettings(db)).settings }
  const { document, whole, evaluation, proposed } = await forTheTeam()
  const decisions = standingDecisions(await normDecisions(db, opened.key, { clearance: 'team', document }))
  const results = proposed.filter((result) => decisions.get(decisionKey(result))?.decision !== 'set-aside')
  return {
    document,
    whole,
    evaluation,
    facts,
    subject,
    lang,
    day: formatDay(at),
    body: await findBody(db, body),
    rules: bodyRules(body),
    norms: { results, catalogue },
    log: await logOf({ needs, opened }, body),
  }

  /** Who reads just that, and all of it, has it at hand; else it is read anew. */
  async function forTheTeam() {
    if (opened.membership.clearance === 'team' && opened.isWhole)
      return { document: opened.document, whole: opened.document, evaluation: opened.evaluate(at), proposed: opened.norms(norms, at) }
    const loaded = await loadCase(db, opened.id)
    if (loaded === null) throw new Error('A case that is open is not there')
    const readable = readableBy(loaded, 'team')
    const evaluated = evaluate(readable, facts, defaultSettings, { at, known: null, norms })
    return { document: readable, whole: loaded, evaluation: evaluated, proposed: evaluated.norms ?? [] }
  }
}

/**
 * What the team did about the case so far: appeals of its file that readers see, and submissions that left. That a confidential procedure
 * runs before another body than the one that is told, is left out whoever asks.
 */
async function logOf({ needs: { db }, opened }: Pick<CaseVisit, 'needs' | 'opened'>, told: string): Promise<TeamLog> {
  const published: TeamLog['published'][number][] = []
  for (const { id, title } of opened.document.appeals) {
    const [newest] = (await listVersions(db, id)).filter(({ takenDownAt }) => takenDownAt === undefined)
    if (newest !== undefined)
      published.push({ appeal: id, title, version: newest.version, day: formatDay(dayOfInstant(newest.publishedAt)) })
  }
  const forms = new Map((await submissionsOf(db, [opened.key])).map(({ id, form }) => [id, form]))
  const untold = await bodiesUntold(db, opened.key, 'team')
  const left = (await submissionDeliveriesOf(db, [opened.key])).filter(
    ({ state, body }) => hasLeft(state) && (body === told || !untold.has(body)),
  )
  return {
    published,
    submitted: left.flatMap(({ submission, bodyName, day }) => {
      const form = findForm(forms.get(submission) ?? '')
      return form === undefined || day === null ? [] : [{ title: formWords('en').title(form), body: bodyName ?? '', day }]
    }),
  }
}

/** Records what was done with a submission of a case, by its id. */
export const auditSubmission = (
  tx: Transaction,
  { opened, staff, now }: CaseVisit,
  action: AuditAction,
  id: string,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> => recordAudit(tx, { at: now, staff: staff.id, action, caseKey: opened.key, detail: { ...detail, id } })
