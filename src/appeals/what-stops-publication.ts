import { citesCase, type Appeal, type CaseDocument, type Sentence } from '../cases/index.ts'
import { coversAppeal } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import { standingOfClaim, type Point } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import { addressEndings } from './address-endings.ts'
import { pointsShown, resolveCitation, type CaseCitation, type Citation, type CitedCases } from './citation.ts'
import { consentStops, type ConsentStop } from './consent-stops.ts'
import { whatIsWrongWithDates } from './dates-of-an-appeal.ts'
import { replacementOf } from './denials.ts'

/** One reason why an appeal cannot be published as it stands, in a sentence a person can act on. */
export type Stop = {
  readonly kind:
    | 'draft'
    | 'no-addressee'
    | 'no-ask'
    | 'no-sentence'
    | 'no-closing-day'
    | 'dates'
    | 'address-taken'
    | 'uncited'
    | 'no-such-citation'
    | 'not-public'
    | 'hides-a-contradiction'
    | 'replaced'
    | 'given-up'
    /** What is new against the version before is not said. */
    | 'news'
    /** A procedure that forbids publicity covers the appeal, or the whole of a case that it cites. */
    | 'confidential'
    | ConsentStop['kind']
  /** S3 is the third sentence of the text, A1 the first ask. */
  readonly sentence?: string
  readonly cites?: string
  /** The claim of which nobody has decided yet whether it may be published, where that is all that stops it. */
  readonly undecided?: { readonly caseId: string; readonly claim: string }
  readonly message: string
}

/**
 * Everything that stops an appeal from being published on a day: an empty list means it may be. Publishing is an
 * allow-list (invariant 5) and never hides the other account (invariant 2).
 */
export function whatStopsPublication(appeal: Appeal, cases: CitedCases, today: Day): Stop[] {
  const text = appeal.sections.flatMap((section) => section.sentences)
  const numbered = [
    ...text.map((sentence, index) => ({ sentence, name: `S${index + 1}`, ask: false })),
    ...appeal.asks.map((sentence, index) => ({ sentence, name: `A${index + 1}`, ask: true })),
  ]
  return [
    ...wholeAppeal(appeal, text),
    ...([...cases.files.values()].some((file) => coversAppeal(file, appeal.id)) ? [confidentialStop] : []),
    ...whatIsWrongWithDates(appeal, today).map(({ message }) => ({ kind: 'dates' as const, message })),
    ...numbered.flatMap(({ sentence, name, ask }) => [
      ...uncited(sentence, name, ask),
      ...new Set(sentence.cites).values().flatMap((cites) => citationStops(resolveCitation(cites, cases), name)),
    ]),
    ...consentStops(numbered, cases, today),
  ]
}

export const confidentialStop: Stop = {
  kind: 'confidential',
  message:
    'A procedure that forbids publicity covers it. Nothing of it is published until a member of the case who reads what is privileged lifts that.',
}

function wholeAppeal(appeal: Appeal, text: readonly Sentence[]): Stop[] {
  const stops: Stop[] = []
  if (appeal.status === 'draft') stops.push({ kind: 'draft', message: 'The appeal is a draft: give it the status open or closed.' })
  if (appeal.status === 'closed' && appeal.closed === undefined)
    stops.push({ kind: 'no-closing-day', message: 'The appeal is closed, but does not say since when.' })
  if (text.length === 0) stops.push({ kind: 'no-sentence', message: 'The appeal has no sentence.' })
  if (appeal.to.length === 0) stops.push({ kind: 'no-addressee', message: 'The appeal is addressed to nobody: say who decides.' })
  if (appeal.asks.length === 0) stops.push({ kind: 'no-ask', message: 'The appeal asks for nothing: say what it asks.' })
  const ending = addressEndings.find((candidate) => appeal.id.toLowerCase().endsWith(`.${candidate}`))
  if (ending !== undefined)
    stops.push({
      kind: 'address-taken',
      message: `The id ${appeal.id} ends in .${ending}, which is the address of another form of an appeal.`,
    })
  return stops
}

/** An ask states nothing, so it needs no citation; every other sentence rests on claims or is marked as ours. */
function uncited(sentence: Sentence, name: string, ask: boolean): Stop[] {
  if (ask || sentence.own_words || sentence.cites.some(citesCase)) return []
  const what = sentence.cites.length > 0 ? 'cites a norm and nothing that was said' : 'cites nothing'
  return [{ kind: 'uncited', sentence: name, message: `${name} ${what} and is not marked as our own words.` }]
}

function citationStops(citation: Citation, sentence: string): Stop[] {
  const at = { sentence, cites: citation.cites }
  if (citation.kind === 'nothing')
    return [{ ...at, kind: 'no-such-citation', message: `${sentence} cites ${citation.cites}, which ${citation.why}.` }]
  if (citation.kind === 'norm') return []
  const claims = new Map(citation.file.claims.map((claim) => [claim.id, claim]))
  const stops = citation.kind === 'claim' ? claimStops(citation, at) : pointStops(citation.point, at)
  return [...stops, ...pointsShown(citation).flatMap((point) => hiddenIn(point, claims, citation, at))]
}

type Place = { readonly sentence: string; readonly cites: string }

function claimStops(citation: Citation & { kind: 'claim' }, at: Place): Stop[] {
  const stops: Stop[] = []
  const says = (kind: Stop['kind'], what: string, undecided: Pick<Stop, 'undecided'> = {}): void =>
    void stops.push({ ...at, kind, ...undecided, message: `${at.sentence} cites ${at.cites}, which ${what}.` })
  const { claim, file, points } = citation
  if (isKeptByMark(claim, file)) says('not-public', marked(claim), undecidedIn(file, claim))
  const standing = standingOfClaim(claim, points)
  if (standing === 'retracted' || standing === 'refuted') says('given-up', `is ${standing}`)
  else if (replacementOf(claim, file) !== undefined) says('replaced', 'a later claim replaces')
  return stops
}

function pointStops(point: Point, at: Place): Stop[] {
  const standing = point.ruling?.standing ?? point.standing
  const what = standing === 'retracted' || standing === 'refuted' ? `is ${standing}` : isTold(point) ? null : 'nobody says any more'
  return what === null ? [] : [{ ...at, kind: 'given-up', message: `${at.sentence} cites ${at.cites}, which ${what}.` }]
}

const isTold = ({ accounts }: Point): boolean => accounts.some(({ claims }) => claims.length > 0)

/** A live claim that readers may not see: on a contested point it is the other side, and leaving it out would hide it. */
function hiddenIn(point: Point, claims: ReadonlyMap<string, Claim>, citation: CaseCitation, at: Place): Stop[] {
  const cited = citation.kind === 'claim' ? citation.claim.id : null
  const caseId = citation.file.case.id
  return point.accounts
    .flatMap((account) => account.claims)
    .filter((id) => id !== cited)
    .flatMap((id) => {
      const claim = claims.get(id)
      if (claim === undefined || !isKeptByMark(claim, citation.file)) return []
      const contested = point.state === 'contested' || point.state === 'explained'
      const where = cited === null ? at.cites : `${at.cites}, which takes part in ${caseId}#${point.id}`
      const message = contested
        ? `${at.sentence} cites ${where}: one of its accounts rests on ${caseId}#${id}, which ${marked(claim)}; publishing would hide the contradiction.`
        : `${at.sentence} cites ${where}: it rests on ${caseId}#${id}, which ${marked(claim)}.`
      const kind = contested ? ('hides-a-contradiction' as const) : ('not-public' as const)
      return [{ ...at, kind, ...undecidedIn(citation.file, claim), message }]
    })
}

/**
 * Whether its mark keeps a claim from readers. What a procedure over the whole case keeps from them is said once, of the appeal: the mark that
 * the claim has meanwhile is nobody's, and nobody should change it.
 */
const isKeptByMark = ({ sensitivity }: Claim, { confidential }: CaseDocument): boolean =>
  sensitivity !== 'public' && !(sensitivity === 'team' && confidential?.whole === true)
const undecidedIn = (file: CaseDocument, { id, sensitivity }: Claim): Pick<Stop, 'undecided'> =>
  sensitivity === undefined ? { undecided: { caseId: file.case.id, claim: id } } : {}
const marked = ({ sensitivity }: Claim): string =>
  sensitivity === undefined
    ? 'nobody has decided to publish (decide it at the desk, or mark it public in the case file and import that again)'
    : `is marked ${sensitivity}`
