import type { Claim } from '../../claims/index.ts'
import type { Account, Point } from '../../evaluation/index.ts'
import { answerInWords, questionInWords, wordsFor, type NoteContext } from '../../publishing/index.ts'
import { catalogueLanguage } from '../../norms/index.ts'
import { factWords } from '../form-facts.ts'
import { formWords, type FormWords } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import { speakerNames } from '../speaker-names.ts'
import { mark, pointsByClaim, statementLine } from './told.ts'

/**
 * Claims as paragraphs, in their order. What is contested or explained among them stands once, with every account of it, where the
 * first of its claims would: nothing is said of one side alone. A statement that such an account gives in full is not told again, and
 * claims that tell the same stand together, where the first of them would.
 */
export function paragraphsOf(claims: readonly Claim[], matter: SubmissionMatter, words: FormWords): readonly string[] {
  const disputed = pointsByClaim(matter.evaluation.points.filter(isDisputed))
  const done = new Set<string>()
  const told = new Set<string>()
  const sameAs = tellingTheSame(claims, pointsByClaim(matter.evaluation.points))
  return claims.flatMap((claim) => {
    const holding = disputed.get(claim.id) ?? []
    const fresh = holding.filter(({ id }) => !done.has(id))
    const blocks = fresh.map((point) => disputedParagraph(point, matter, words))
    for (const point of fresh) {
      done.add(point.id)
      for (const id of toldInFull(point)) told.add(id)
    }
    if (told.has(claim.id) || (holding.length > 0 && isOnlyOf(claim, holding))) return blocks
    const together = sameAs(claim).filter(({ id }) => !told.has(id))
    for (const { id } of together) told.add(id)
    return [...blocks, statementsTogether(together, matter)]
  })
}

/** Of each claim those that tell the same, itself among them, in their order. */
function tellingTheSame(claims: readonly Claim[], points: ReadonlyMap<string, readonly Point[]>): (claim: Claim) => readonly Claim[] {
  const its = new Map(claims.map((claim) => [claim, accountsOf(claim, points.get(claim.id) ?? [])]))
  const by = new Map<string, Claim[]>()
  for (const [claim, accounts] of its)
    for (const account of accounts) {
      const before = by.get(account)
      if (before === undefined) by.set(account, [claim])
      else before.push(claim)
    }
  return (claim) => {
    const near = new Set([claim, ...its.get(claim)!.flatMap((account) => by.get(account) ?? [])])
    const same = [...near].filter((other) => other === claim || (other.about === claim.about && isSame(its.get(claim)!, its.get(other)!)))
    return same.toSorted((one, other) => claims.indexOf(one) - claims.indexOf(other))
  }
}

/** Which account of which points a claim tells; of what asserts nothing its words, and nothing where it asserts more than points hold. */
function accountsOf(claim: Claim, points: readonly Point[]): readonly string[] {
  if (claim.asserts.length === 0) return [`“${claim.statement.trim()}”`]
  if (!isOnlyOf(claim, points)) return []
  return points.map(({ id, accounts }) => `${id} ${accounts.findIndex(({ claims }) => claims.includes(claim.id))}`)
}

/**
 * Whether two claims tell the same: all the same accounts, or one of them two and more of those of the other. One that they share beside others is
 * no reason: somebody is held in a place for years.
 */
function isSame(its: readonly string[], theirs: readonly string[]): boolean {
  const [fewer, more] = its.length < theirs.length ? [its, theirs] : [theirs, its]
  return fewer.length > (fewer.length === more.length ? 0 : 1) && fewer.every((account) => more.includes(account))
}

/** Claims that tell the same: one statement where they share it, else one under another, each by who says it. */
function statementsTogether(claims: readonly Claim[], matter: SubmissionMatter): string {
  const byStatement = [...Map.groupBy(claims, ({ statement }) => statement.trim()).values()]
  return byStatement
    .map((same) =>
      statementLine(
        same[0]!,
        matter,
        same.map(({ id }) => id),
        [...new Set(same.flatMap(({ said_by }) => said_by))],
      ),
    )
    .join('\n')
}

/** The claims whose whole statement stands in the paragraph of a disputed point. */
const toldInFull = ({ id, accounts }: Point): readonly string[] => [
  ...(id.startsWith('claim/') ? [id.slice('claim/'.length)] : []),
  ...accounts.filter(({ value }) => value === undefined).flatMap(({ claims }) => claims),
]

/** The answer to one question of the dictionary, as short as a form wants it: each account with who says so. */
export function pointParagraph(point: Point, matter: SubmissionMatter, words: FormWords): string {
  if (isDisputed(point)) return disputedParagraph(point, matter, words)
  return point.accounts
    .filter(({ claims }) => claims.length > 0)
    .map((account) => accountLine(account, point, matter))
    .join('\n')
}

const isDisputed = ({ state, accounts }: Point): boolean =>
  (state === 'contested' || state === 'explained') && accounts.filter(({ claims }) => claims.length > 0).length > 1

function disputedParagraph(point: Point, matter: SubmissionMatter, words: FormWords): string {
  const question = questionOf(point, matter)
  const of = matter.document.claims.find(({ id }) => point.id === `claim/${id}`)
  return [
    `${words.say(point.state === 'contested' ? 'contested' : 'explained')}: ${of === undefined ? question : `${question} ${of.statement.trim()} ${mark([of.id])}`}`,
    ...point.accounts.filter(({ claims }) => claims.length > 0).map((account) => `– ${accountLine(account, point, matter)}`),
  ].join('\n')
}

/**
 * The team's own question is in the language of the file. In another, ours stands where all accounts answer one fact; where it does not say what is
 * asked, because it is not of the person or several points ask it, the team's stands beside it.
 */
function questionOf(point: Point, matter: SubmissionMatter): string {
  const context = contextOf(matter)
  const given = questionInWords(point, context).question
  if (matter.lang === 'en' || point.question === undefined) return given
  const own = questionOfFact(point, context)
  if (own === undefined) return given
  const isPlain =
    point.subject === matter.subject &&
    matter.evaluation.points.every((other) => other.id === point.id || !isDisputed(other) || questionOfFact(other, context) !== own)
  return isPlain ? own : `${own} (${given})`
}

/** Our question in the language, where all accounts answer the same fact. */
function questionOfFact({ accounts, fact: whole }: Point, { words }: NoteContext): string | undefined {
  const [fact, ...others] = new Set(accounts.map((account) => account.fact ?? whole))
  const isOfOne = others.length === 0 && accounts.every(({ value, denies }) => value !== undefined || denies.length > 0)
  return isOfOne && fact !== undefined ? words.questions[fact] : undefined
}

/** "21 August 2013 (Front Line Defenders) {C1}"; of who denies without an answer of their own, their words. */
function accountLine(account: Account, point: Point, matter: SubmissionMatter): string {
  const { document, lang } = matter
  if (account.value === undefined) {
    const said = document.claims.filter(({ id }) => account.claims.includes(id))
    return said.map((claim) => statementLine(claim, matter)).join('\n')
  }
  const { lang: own } = formWords(lang)
  const value = account.value.type === 'enum' ? { ...account.value, text: factWords(own).value(account.value.text) } : account.value
  // Where a question stands for the name of a fact, it ends in its own sign.
  const answer = answerInWords(account, value, point, document.subjects, contextOf(matter)).replace('?: ', '? ')
  const speakers = speakerNames(
    [...new Set(document.claims.filter(({ id }) => account.claims.includes(id)).flatMap(({ said_by }) => said_by))],
    document,
    lang,
  )
  return `${answer} (${speakers}) ${mark(account.claims)}`
}

/** Whether all that a claim asserts stands in these points, whose accounts name it. */
const isOnlyOf = ({ asserts }: Claim, points: readonly Point[]): boolean =>
  asserts.every(({ fact }) => points.some((point) => point.fact === fact || point.accounts.some((account) => account.fact === fact)))

/** In which words answers are given: those of public pages, then those of the catalogue, then ours of every fact of the dictionary. */
function contextOf({ lang, facts, norms }: SubmissionMatter): NoteContext {
  const words = wordsFor(lang)
  const { questions, units } = factWords(formWords(lang).lang)
  const labels = norms === undefined ? undefined : catalogueLanguage(norms.catalogue, lang)?.facts
  return {
    words: {
      ...words,
      questions: { ...questions, ...words.questions },
      labels: { ...questions, ...(labels && Object.fromEntries(labels)), ...words.labels },
      values: { ...words.values, units: { ...units, ...words.values.units } },
    },
    lang,
    facts,
  }
}
