import { standingOfClaim } from '../appeals/index.ts'
import { isNamedFor, type CaseDocument } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import { originsOf, relaysOf } from '../sources/index.ts'
import type { EditionSpeaker, EditionStatement } from './edition.ts'

/** The case a statement comes from, and what it says at the edition's date. */
export type Origin = { readonly file: CaseDocument; readonly evaluation: Evaluation }

/**
 * Statements of the claims with these ids; those not marked public are left out (invariant 5), and so is what the team
 * withdrew as entered wrongly: nobody said it.
 */
export function publicStatements(ids: readonly string[], origin: Origin, withdrawn = false): EditionStatement[] {
  return publicClaims(ids, origin)
    .filter((claim) => claim.retracted?.by !== 'team')
    .map((claim) => composeStatement(claim, origin, withdrawn))
}

/** The days on which the team withdrew public statements among these that it had entered wrongly, each day once. */
export function enteredWrongly(ids: readonly string[], origin: Origin): string[] {
  const days = publicClaims(ids, origin).flatMap(({ retracted }) => (retracted?.by === 'team' ? [retracted.on.text] : []))
  return [...new Set(days)].toSorted()
}

function publicClaims(ids: readonly string[], { file }: Origin): Claim[] {
  const claims = new Map(file.claims.map((claim) => [claim.id, claim]))
  return ids.flatMap((id) => claims.get(id) ?? []).filter((claim) => claim.sensitivity === 'public')
}

/** One claim as the public reads it. Of an address only the host is published: the full one often carries who shared it. */
export function composeStatement(claim: Claim, { file, evaluation }: Origin, withdrawn = false): EditionStatement {
  const points = evaluation.points.filter((point) => point.accounts.some((account) => account.claims.includes(claim.id)))
  return {
    claim: claim.id,
    statement: claim.statement,
    said_by: speakersOf(claim, file),
    ...(claim.said_on && { said_on: claim.said_on.text }),
    printed_in: claim.printed_in.flatMap((printed) => composePrinted(printed, file)),
    standing: standingOfClaim(claim, points),
    ...(withdrawn && { withdrawn: claim.retracted === undefined ? ('superseded' as const) : ('retracted' as const) }),
  }
}

/** Those who speak for themselves first; of who passes on another's words, whose they are. */
function speakersOf({ said_by }: Claim, file: CaseDocument): EditionSpeaker[] {
  const nameOf = (id: string): string => file.sources.find((source) => source.id === id)?.name ?? id
  return said_by
    .flatMap((id) => file.sources.find((source) => source.id === id) ?? [])
    .map(({ name, kind, relays = [] }) => ({ name, kind, ...(relays.length > 0 && { passing_on: relays.map(nameOf).join(', ') }) }))
    .toSorted((a, b) => Number('passing_on' in a) - Number('passing_on' in b))
}

/** How many origins tell a claim: the fewest that any answer it gives has, or its own where it stands in no point. */
export function voicesOf(claim: Claim, { file, evaluation }: Origin): number {
  const told = evaluation.points.flatMap(({ accounts }) =>
    accounts.filter(({ claims }) => claims.includes(claim.id)).map(({ voices }) => voices),
  )
  return told.length > 0 ? Math.min(...told) : originsOf(claim.said_by, relaysOf(file.sources)).size
}

function composePrinted(
  { document: id, passage }: Claim['printed_in'][number],
  file: CaseDocument,
): EditionStatement['printed_in'][number][] {
  const document = file.documents.find((candidate) => candidate.id === id)
  if (document === undefined || !isNamedFor(document, 'public')) return []
  const host = document.url === undefined ? undefined : hostOf(document.url)
  return [
    {
      title: document.title,
      by: file.sources.find((source) => source.id === document.by)?.name ?? document.by,
      ...(document.published && { published: document.published.text }),
      ...(document.lang !== undefined && { lang: document.lang }),
      ...(host !== undefined && { host }),
      ...(passage !== undefined && {
        passage: { exact: passage.exact, ...(passage.page !== undefined && { page: String(passage.page) }) },
      }),
    },
  ]
}

function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const host = new URL(url).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return host === '' ? undefined : host
}
