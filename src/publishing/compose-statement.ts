import { standingOfClaim } from '../appeals/index.ts'
import type { CaseDocument } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import type { EditionStatement } from './edition.ts'

/** The case a statement comes from, and what it says at the edition's date. */
export type Origin = { readonly file: CaseDocument; readonly evaluation: Evaluation }

/** Statements of the claims with these ids; those not marked public are left out (invariant 5). */
export function publicStatements(ids: readonly string[], origin: Origin, withdrawn = false): EditionStatement[] {
  const claims = new Map(origin.file.claims.map((claim) => [claim.id, claim]))
  return ids
    .flatMap((id) => claims.get(id) ?? [])
    .filter((claim) => claim.sensitivity === 'public')
    .map((claim) => composeStatement(claim, origin, withdrawn))
}

/** One claim as the public reads it. Of an address only the host is published: the full one often carries who shared it. */
export function composeStatement(claim: Claim, { file, evaluation }: Origin, withdrawn = false): EditionStatement {
  const points = evaluation.points.filter((point) => point.accounts.some((account) => account.claims.includes(claim.id)))
  return {
    claim: claim.id,
    statement: claim.statement,
    said_by: claim.said_by.flatMap((id) => {
      const source = file.sources.find((candidate) => candidate.id === id)
      return source === undefined ? [] : [{ name: source.name, kind: source.kind }]
    }),
    ...(claim.said_on && { said_on: claim.said_on.text }),
    printed_in: claim.printed_in.flatMap((printed) => composePrinted(printed, file)),
    standing: standingOfClaim(claim, points),
    ...(withdrawn && { withdrawn: claim.retracted === undefined ? ('superseded' as const) : ('retracted' as const) }),
  }
}

function composePrinted(
  { document: id, passage }: Claim['printed_in'][number],
  file: CaseDocument,
): EditionStatement['printed_in'][number][] {
  const document = file.documents.find((candidate) => candidate.id === id)
  if (document === undefined) return []
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
