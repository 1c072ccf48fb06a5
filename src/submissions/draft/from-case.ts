import type { Appeal } from '../../cases/index.ts'
import { statesTold } from '../../evaluation/index.ts'
import { describeDate, formatDay, languageName, parseDate, shorten } from '../../kit/index.ts'
import { factWords } from '../form-facts.ts'
import type { FormWords } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import { treatyTitle } from '../notes.ts'
import { namesTold } from '../person-names.ts'
import type { Want } from '../want.ts'
import { fromClaims, fromFact, nothing, ours, type Drafted } from './from-claims.ts'

/** What the head of the file, its persons and its appeals say. Who asks, who agreed and what is private is for people to write. */
export function fromCase({ path }: Extract<Want, { kind: 'case' }>, matter: SubmissionMatter, words: FormWords): Drafted {
  const { document, subject, lang, day } = matter
  const person = document.subjects.find(({ id }) => id === subject)
  const names = person?.names ?? []
  const appeal = document.appeals.findLast(({ status }) => status === 'open') ?? document.appeals.at(-1)
  // Which part of a name is the family's, no rule here knows: forms that ask for the parts are answered by people.
  switch (path) {
    case 'subject':
      return joined(
        ours(
          namesTold(names)
            .map(({ text }) => text)
            .join('; '),
        ),
        fact('person.birth_date'),
        fact('person.nationality'),
        fact('person.occupation'),
      )
    case 'subject.born':
      return joined(fact('person.birth_date'), fact('person.age'))
    case 'subject.nationalities':
      return fact('person.nationality')
    case 'headline':
      return ours(shorten(document.case.title, 90))
    case 'demands':
      return demandsOf(
        document.appeals.findLast((one) => asksOn(one, day)),
        matter,
      )
    case 'appeal.number':
      return ours(appeal?.id ?? '')
    case 'appeal.deadline':
      return appeal?.act_until === undefined ? nothing : ours(describeDate(appeal.act_until, lang))
    case 'addressee.salutation':
      return ours(appeal?.to.find(({ salutation }) => salutation !== undefined)?.salutation ?? '')
    case 'addressee.languages':
      return ours(
        [...new Set(appeal?.to.flatMap(({ language }) => (language === undefined ? [] : [languageName(language)])) ?? [])].join(', '),
      )
    case 'state.icpped_date':
      return boundBy(matter, ['icpped'], words)
    case 'state.accepted_procedure':
      return boundBy(matter, procedures[matter.body?.id ?? ''] ?? [], words)
    default:
      return nothing
  }

  function fact(key: string): Drafted {
    const told = fromFact({ kind: 'fact', fact: key }, matter, words)
    return told.paragraphs.length > 0
      ? told
      : key === 'person.occupation'
        ? fromClaims({ kind: 'claims', topic: 'profession' }, matter, words)
        : nothing
  }
}

/** Which acceptance each committee needs of a State, by the instruments of data/ratifications.yaml. */
const procedures: Readonly<Record<string, readonly string[]>> = { ccpr: ['iccpr', 'iccpr_op1'], 'cat-c': ['cat', 'cat_art22'] }

/** Whether an appeal asks anything on a day: once it was closed, what it asked is over. */
const asksOn = ({ status, closed }: Appeal, day: string): boolean =>
  status !== 'closed' || (closed?.kind === 'date' && formatDay(closed.earliest) > day)

/**
 * What an appeal of the case asks, each on what it cites of this case. What rests on a claim that was not known by then, or may not leave the
 * house, is left out as a whole: its words would tell it.
 */
function demandsOf(appeal: Appeal | undefined, { document }: SubmissionMatter): Drafted {
  if (appeal === undefined) return nothing
  const id = document.case.id
  const known = new Set(document.claims.map((claim) => claim.id))
  const paragraphs = appeal.asks.flatMap(({ text, cites }) => {
    const own = cites.flatMap((cite) => (cite.startsWith(`${id}#`) && !cite.includes('/') ? [cite.slice(id.length + 1)] : []))
    if (!own.every((claim) => known.has(claim))) return []
    return `${text}${own.length === 0 ? '' : ` {${own.join(', ')}}`}`
  })
  return { paragraphs, ours: true }
}

/** How the State that holds the person stands to treaties; what nobody knows is not said, nor where accounts differ on which State it is. */
function boundBy({ document, evaluation, subject, norms }: SubmissionMatter, treaties: readonly string[], { lang }: FormWords): Drafted {
  const [told, ...others] = statesTold(evaluation, subject, document.case.country)
  const state = told?.state ?? null
  if (norms === undefined || state === null || others.length > 0) return nothing
  return {
    paragraphs: treaties.flatMap((treaty) => {
      const found = norms.catalogue.ratification(state, treaty)
      if (found === null || found.status === 'unknown') return []
      const since = found.boundSince === undefined ? '' : `, ${describeDate(parseDate(found.boundSince), lang)}`
      return [`${treatyTitle(norms.catalogue, treaty, lang)}: ${factWords(lang).treatyStatus(found.status)}${since} {treaty ${treaty}}`]
    }),
  }
}

const joined = (...parts: readonly Drafted[]): Drafted => ({
  paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
  ...(parts.some((part) => part.ours) && { ours: true }),
})
