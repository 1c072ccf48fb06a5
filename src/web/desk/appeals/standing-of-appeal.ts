import {
  approvalOf,
  leaveToPublish,
  namesToLetOut,
  onePersonMayPublish,
  openQuestions,
  printedNames,
  readReviews,
  readStepsOf,
  riskMatter,
  textHash,
  unsaidContested,
  verdictsStated,
  whatStopsPublication,
  type Approval,
  type ApprovalStep,
  type CitedCases,
  type Hindrance,
  type KeptReview,
  type LeaveToPublish,
  type PrintedName,
  type RiskMatter,
  type Stop,
  type UnsaidContested,
  type VerdictStated,
} from '../../../appeals/index.ts'
import { consentsRead, loadCase, projectCatalogue, type Appeal, type Consent } from '../../../cases/index.ts'
import { defaultSettings, evaluate } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import {
  composePrint,
  lastEditions,
  lastTakeDowns,
  namesOnlyIn,
  newsStops,
  printHash,
  printInLines,
  type Edition,
  type Print,
} from '../../../publishing/index.ts'
import type { Visit, OpenedAppeal } from '../visit.ts'

/** The cases an appeal cites, as far as this person may read them, today; and the norms that it may cite. */
export function casesOf({ cases }: Pick<OpenedAppeal, 'cases'>, now: Date): CitedCases {
  const today = dayOfInstant(now)
  return {
    files: new Map([...cases].map(([id, { document }]) => [id, document])),
    evaluations: new Map([...cases].map(([id, { evaluate: evaluateAt }]) => [id, evaluateAt(today)])),
    catalogue: projectCatalogue(),
  }
}

/** The same cases whole: what is decided about an appeal depends on all of them. Never shown to whoever may not read them. */
async function wholeCases({ needs, now }: Visit, { cases }: Pick<OpenedAppeal, 'cases'>): Promise<CitedCases> {
  const { files, evaluations, catalogue } = casesOf({ cases }, now)
  const [wholeFiles, wholeEvaluations] = [new Map(files), new Map(evaluations)]
  for (const { id, isWhole } of cases.values()) {
    const file = isWhole ? null : await loadCase(needs.db, id)
    if (file === null) continue
    wholeFiles.set(id, file)
    wholeEvaluations.set(id, evaluate(file, needs.facts, defaultSettings, { at: dayOfInstant(now), known: null }))
  }
  return { files: wholeFiles, evaluations: wholeEvaluations, catalogue }
}

/** How far an appeal is on its way to being published. */
export type AppealStanding = {
  readonly text: string
  /** What stops it, in words that this person may read. */
  readonly stops: readonly Stop[]
  /** How many more reasons concern claims that this person may not read. */
  readonly unreadableStops: number
  readonly review: KeptReview
  /** What the answers are held against. */
  readonly matter: RiskMatter
  /** Whether this person reads a consent of the matter, or of a name: what it says may tell of what is sealed. */
  readonly mayReadConsent: (consent: Consent) => boolean
  readonly steps: readonly ApprovalStep[]
  readonly approval: Approval
  readonly onePerson: boolean
  /** When the appeal was last taken down: what was said of it before that does not count. */
  readonly takenDown: Date | null
  /** What would be printed today, made when it is first asked for; null where a citation leads nowhere. */
  readonly print: () => Print | null
  /** Whose names would be printed, made when it is first asked for. */
  readonly names: () => readonly PrintedName[]
  /** Whose names this appeal in another language would print, and it does not in its own. */
  readonly namesOnlyIn: (translated: Appeal) => readonly PrintedName[]
  /** The sentences that rest on what is contested and do not say so. */
  readonly unsaid: () => readonly UnsaidContested[]
  /** What of it states a verdict as a fact. */
  readonly verdicts: () => readonly VerdictStated[]
  readonly leave: LeaveToPublish
}

/**
 * What has to be done before the approval can be asked for. That it is a draft is none of it: asking makes it an open appeal.
 */
export const leftBeforeAsking = ({ leave }: Pick<AppealStanding, 'leave'>): readonly Hindrance[] =>
  leave.kind === 'may'
    ? []
    : leave.hindrances.filter((one) => one.place !== 'approval' && !(one.place === 'text' && one.stop.kind === 'draft'))

/** Whether the approval of this text, as it stands, has still to be asked for. */
export const isToBeAskedFor = ({ approval }: Pick<AppealStanding, 'approval'>): boolean =>
  approval.kind !== 'asked' && approval.kind !== 'approved'

/** What was said of the review and the approval of an appeal. */
export type SaidOfAppeal = Pick<AppealStanding, 'review' | 'steps' | 'onePerson' | 'takenDown'> & {
  /** The newest version, also one that was taken down. */
  readonly before: Edition | null
}

/** Takes what was said of it where that was read already, with that of others. */
export async function standingOfAppeal(visit: Visit, opened: OpenedAppeal, said?: SaidOfAppeal): Promise<AppealStanding> {
  const { now, needs } = visit
  const today = dayOfInstant(now)
  const { whole, appeal } = opened
  const cases = await wholeCases(visit, opened)
  const limited = [...opened.cases.values()].some(({ isWhole }) => !isWhole)
  const { review, steps, onePerson, takenDown, before } = said ?? (await saidOf(visit, [whole.id]))(whole.id)
  const news = newsStops(whole, before, 'desk')
  const all = [...whatStopsPublication(whole, cases, today), ...news]
  const stops = limited ? [...whatStopsPublication(appeal, casesOf(opened, now), today), ...news] : all
  const text = textHash(whole)
  const matter = riskMatter(whole, cases, today, takenDown)
  const reads = [...opened.cases.values()].flatMap(({ id, membership }) => {
    const file = cases.files.get(id)
    return file === undefined ? [] : [once(() => consentsRead(file, membership.clearance))]
  })
  const print = once(() => composePrint(whole, cases, { at: today, facts: needs.facts }))
  const printed = steps.some((step) => step.text === text) ? print() : null
  const approval = approvalOf(steps, { text, printed: printed && printHash(printed), takenDown }, onePerson)
  const names = once(() => {
    const made = print()
    return made === null ? [] : printedNames(printInLines(made), cases.files.values(), today)
  })
  const namesOnly = (translated: Appeal): readonly PrintedName[] => {
    const [own, other] = [print(), composePrint(translated, cases, { at: today, facts: needs.facts })]
    return own === null || other === null ? [] : namesOnlyIn(other, own, { files: [...cases.files.values()], today })
  }
  const unsaid = once(() => unsaidContested(whole, cases))
  const verdicts = once(() => verdictsStated(whole, cases))
  const open = openQuestions(review.answers, matter)
  // While there are questions, the names wait with them.
  const left = open.length > 0 ? 0 : namesToLetOut(names(), review.answers.letOut, takenDown).length
  const leave = leaveToPublish(text, { stops: all, open, names: left, approval })
  const unreadableStops = Math.max(0, all.length - stops.length)
  return {
    text,
    stops,
    unreadableStops,
    review,
    matter,
    mayReadConsent: (consent) => reads.some((mayRead) => mayRead()(consent)),
    steps,
    approval,
    onePerson,
    takenDown,
    print,
    names,
    namesOnlyIn: namesOnly,
    unsaid,
    verdicts,
    leave,
  }
}

/** What a function gives, asked for once. */
function once<Value>(make: () => Value): () => Value {
  const made: Value[] = []
  return () => {
    if (made.length === 0) made.push(make())
    return made[0]!
  }
}

/** What was said of some appeals, read at once. */
export async function saidOf({ needs: { db } }: Visit, appeals: readonly string[]): Promise<(appeal: string) => SaidOfAppeal> {
  const [reviews, steps, onePerson] = [await readReviews(db, appeals), await readStepsOf(db, appeals), await onePersonMayPublish(db)]
  const down = await lastTakeDowns(db, appeals)
  const before = await lastEditions(db, appeals)
  return (appeal) => ({
    review: reviews(appeal),
    steps: steps(appeal),
    onePerson,
    takenDown: down.get(appeal) ?? null,
    before: before.get(appeal) ?? null,
  })
}
