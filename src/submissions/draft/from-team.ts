import { describeDate, parseDate } from '../../kit/index.ts'
import { citationOf, wordsOf, type Catalogue, type NormResult } from '../../norms/index.ts'
import type { FormWords } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import type { Want } from '../want.ts'
import { nothing, ours, type Drafted } from './from-claims.ts'
import { paragraphsOf } from './paragraphs.ts'
import { mark, standingClaims, tellingOf } from './told.ts'
import { outcomeFacts, procedureFacts } from './topics.ts'

/** What the team did, and what claims say that others did. That nothing was done is for people to say. */
export function fromLog({ of }: Extract<Want, { kind: 'log' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  const { lang, log, day } = matter
  const inWords = (text: string): string => describeDate(parseDate(text), lang)
  const told = (facts: readonly string[]): readonly string[] => paragraphsOf(tellingOf(standingClaims(matter), facts), matter, words)
  switch (of) {
    case 'submission':
      return ours(inWords(day))
    case 'published':
    case 'appeals':
      return lines(log?.published.map(({ appeal, title, version, day: on }) => `${appeal} (${version}): ${title}, ${inWords(on)}`))
    case 'submissions': {
      const own = lines(log?.submitted.map(({ title, body, day: on }) => `${title}: ${body}, ${inWords(on)}`))
      return { ...own, paragraphs: [...own.paragraphs, ...told(procedureFacts)] }
    }
    case 'outcomes':
      return { paragraphs: told(outcomeFacts) }
    default:
      return nothing
  }
}

const lines = (told: readonly string[] = []): Drafted => (told.length === 0 ? nothing : { paragraphs: told, ours: true })

/** The norms that may be engaged: proposed, never a breach; whose account it takes, and what could not be confirmed, is said. */
export function fromNorms({ instruments }: Extract<Want, { kind: 'norms' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  const { norms, subject } = matter
  if (norms === undefined) return nothing
  const proposed = norms.results.filter(
    ({ norm, result, subject: whom }) =>
      whom === subject &&
      (result === 'engaged' || result === 'if_accepted') &&
      (instruments.length === 0 || instruments.includes(norms.catalogue.norms.get(norm)?.instrument ?? '')),
  )
  return { paragraphs: proposed.map((one) => normParagraph(one, norms.catalogue, words)) }
}

function normParagraph(
  { norm, citation, result, reason, claims, unconfirmed, ours: threshold }: NormResult,
  catalogue: Catalogue,
  words: FormWords,
): string {
  const known = catalogue.norms.get(norm)
  const asides = [...(unconfirmed ? [words.say('unconfirmed')] : []), ...(threshold ? [words.say('threshold')] : [])]
  const cited = known === undefined ? citation : citationOf(catalogue, known, words.lang)
  const said = words.say(result === 'engaged' ? 'may_engage' : 'if_accepted').replace('{norm}', () => cited)
  const head = `${said}${asides.length === 0 ? '' : ` (${asides.join('; ')})`}.`
  const meaning = known === undefined ? '' : ` ${words.say('paraphrase')}: ${wordsOf(known, words.lang).text}`
  // Why it is proposed is worked out in English; in another language the claims that it rests on say it.
  const why = words.lang === 'en' ? `${reason} ` : ''
  return `${head}${meaning}\n${why}{norm ${norm}} ${mark(claims)}`.trim()
}

/** Whom it is addressed to, and what of the body's own lists has to be chosen from; choosing is for people. */
export function fromBodies({ of }: Extract<Want, { kind: 'bodies' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  if (of === 'wgad.categories') return fromNorms({ kind: 'norms', instruments: [] }, matter, words)
  if (of !== 'national') return nothing
  const addressees = matter.document.appeals.at(-1)?.to ?? []
  return lines(addressees.map(({ name, title }) => `${name}, ${title}`))
}
