import type { Claim } from '../../claims/index.ts'
import type { Account, Point } from '../../evaluation/index.ts'
import { answerInWords, questionInWords, wordsFor, type NoteContext } from '../../publishing/index.ts'
import type { FormWords } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import { speakerNames } from '../speaker-names.ts'
import { mark, pointsByClaim, statementLine } from './told.ts'

/**
 * Claims as paragraphs, in their order. What is contested or explained among them stands once, with every account of it, where the
 * first of its claims would: nothing is said of one side alone.
 */
export function paragraphsOf(claims: readonly Claim[], matter: SubmissionMatter, words: FormWords): readonly string[] {
  const disputed = pointsByClaim(matter.evaluation.points.filter(isDisputed))
  const done = new Set<string>()
  return claims.flatMap((claim) => {
    const holding = disputed.get(claim.id) ?? []
    const blocks = holding.filter(({ id }) => !done.has(id)).map((point) => disputedParagraph(point, matter, words))
    for (const { id } of holding) done.add(id)
    return holding.length > 0 && isOnlyOf(claim, holding) ? blocks : [...blocks, statementLine(claim, matter)]
  })
}

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
    `${words.say(point.state === 'contested' ? 'contested' : 'explained')}: ${of === undefined ? question : `${question} “${of.statement}” ${mark([of.id])}`}`,
    ...point.accounts.filter(({ claims }) => claims.length > 0).map((account) => `– ${accountLine(account, point, matter)}`),
  ].join('\n')
}

/** The team's own question is in the language of the file: in another, the dictionary's stands where there are words for it. */
function questionOf(point: Point, matter: SubmissionMatter): string {
  const context = contextOf(matter)
  const facts = new Set(point.accounts.flatMap((account) => account.fact ?? point.fact ?? []))
  const [fact, ...others] = [...facts]
  const own = others.length > 0 || fact === undefined ? undefined : context.words.questions[fact]
  return matter.lang !== 'en' && own !== undefined ? own : questionInWords(point, context).question
}

/** "21 August 2013 (Front Line Defenders) {C1}"; of who denies without an answer of their own, their words. */
function accountLine(account: Account, point: Point, matter: SubmissionMatter): string {
  const { document, lang } = matter
  if (account.value === undefined) {
    const said = document.claims.filter(({ id }) => account.claims.includes(id))
    return said.map((claim) => statementLine(claim, matter)).join('\n')
  }
  const answer = answerInWords(account, account.value, point, document.subjects, contextOf(matter))
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

const contextOf = ({ lang, facts }: SubmissionMatter): NoteContext => ({ words: wordsFor(lang), lang, facts })
