import { leadsIntoCase, resolveCitation, type CaseCitation } from '../../../appeals/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import { personsHeld } from '../../../comparisons/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { casesOf } from '../appeals/index.ts'
import { countryName } from '../cases/countries.ts'
import type { OpenedCase } from '../opened-case.ts'
import { accountInWords, whoSays } from '../points/index.ts'
import { claimsOf } from '../points/point-reading.ts'
import type { Visit } from '../visit.ts'

/** What is to be cited: those of the citations in the address that lead somewhere for whoever asks, and a draft of the sentence. */
export type CitedWords = {
  readonly cites: readonly string[]
  readonly cases: readonly OpenedCase[]
  /** Who says what of whom, to be edited. */
  readonly draft: (lang: string) => string
}

/** How many claims or points one sentence is begun with. */
const mostCited = 10

/** What `cite=case#claim` in the address asks for; a contested claim is cited by its point, so that both sides go with it. */
export async function citedIn(visit: Visit): Promise<CitedWords> {
  const typed = [...new Set(visit.c.req.queries('cite') ?? [])].slice(0, mostCited)
  const cases = new Map<string, OpenedCase>()
  for (const id of new Set(typed.map((cite) => cite.slice(0, Math.max(0, cite.indexOf('#')))))) {
    const opened = id === '' || id.length > 64 ? null : await visit.openCase(id)
    if (opened !== null) cases.set(id, opened)
  }
  const cited = casesOf({ cases }, visit.now)
  const found = new Map<string, { readonly citation: Cited; readonly opened: OpenedCase }>()
  for (const cite of typed) {
    const citation = resolveCitation(cite, cited)
    const opened = cases.get(cite.slice(0, cite.indexOf('#')))
    if (!leadsIntoCase(citation) || opened === undefined) continue
    const contested = citation.kind === 'claim' ? citation.points.filter(({ state }) => state === 'contested') : []
    if (contested.length === 0) found.set(cite, { citation, opened })
    for (const point of contested)
      found.set(`${opened.id}#${point.id}`, { citation: { kind: 'point', point, file: citation.file }, opened })
  }
  const { facts } = visit.needs
  return {
    cites: [...found.keys()],
    cases: [...new Set([...found.values()].map(({ opened }) => opened))],
    draft: (lang) => draftOf([...found.values()], facts, lang.startsWith('en')),
  }
}

type Cited = CaseCitation | { readonly kind: 'point'; readonly point: PointCited['point']; readonly file: PointCited['file'] }
type PointCited = Extract<CaseCitation, { kind: 'point' }>

/** "In the case of …, Peru, the prison service: …". In another language than English without the words between. */
function draftOf(
  found: readonly { readonly citation: Cited; readonly opened: OpenedCase }[],
  facts: FactDictionary,
  english: boolean,
): string {
  return [...Map.groupBy(found, ({ opened }) => opened)]
    .map(([opened, ofCase]) => {
      const told = ofCase.map(({ citation }) => wordsOf(citation, facts, english)).join(' ')
      const named = `${nameOfCase(opened)}, ${countryName(opened.document.case.country)}`
      return english ? `In another case, that of ${named}: ${told}` : `${named}: ${told}`
    })
    .join(' ')
}

function wordsOf(citation: Cited, facts: FactDictionary, english: boolean): string {
  if (citation.kind === 'claim') return sentence(`${whoSays(citation.claim, citation.file)}: ${citation.claim.statement}`)
  const { point, file } = citation
  const told = point.accounts
    .filter(({ claims }) => claims.length > 0)
    .map((account) => {
      const speakers = claimsOf(account.claims, file).map((claim) => whoSays(claim, file))
      return sentence(`${[...new Set(speakers)].join('; ')}: ${accountInWords(account, point, { document: file, facts })}`)
    })
  return `${point.state === 'contested' && english ? 'This is contested. ' : ''}${told.join(' ')}`
}

const sentence = (text: string): string => (/[.!?。؟]$/u.test(text) ? text : `${text}.`)

/** Whom the case is about; what it is called where it is about nobody in custody. */
function nameOfCase({ document }: OpenedCase): string {
  const [first] = personsHeld(document)
  const subject = document.subjects.find(({ id }) => id === first)
  return subject === undefined ? document.case.title : nameOf(subject, 'en')
}
