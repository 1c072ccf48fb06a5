import { citedClaims, leadsIntoCase, pointsShown, resolveCitation, textParts, type Citation, type CitedCases } from '../appeals/index.ts'
import { isNamedFor, type Appeal, type CaseDocument } from '../cases/index.ts'
import type { Claim, Sensitivity } from '../claims/index.ts'

/** Something that readers would not see, and the mark that keeps it; without one nobody has decided. */
export type Withheld = { readonly caseId: string; readonly id: string; readonly label: string; readonly sensitivity?: Sensitivity }

/** A claim that readers may open at a sentence: by whom it is said, and what of the documents it is printed in they are shown. */
export type ShownClaim = {
  readonly caseId: string
  readonly id: string
  readonly statement: string
  readonly saidBy: readonly { readonly name: string; readonly isProtected: boolean }[]
  readonly printedIn: readonly { readonly title: string; readonly passage?: string }[]
}

/** A sentence or an ask as readers would see it, with what they may open at it and what is kept from them. */
export type SeenSentence = {
  /** S3, A1. */
  readonly name: string
  readonly text: string
  readonly cites: readonly string[]
  readonly shown: readonly ShownClaim[]
  /** Claims on what it cites that are not for everybody. */
  readonly claims: readonly Withheld[]
  /** Documents in which a claim that is shown is printed, and which are named nowhere. */
  readonly documents: readonly Withheld[]
}

/** What readers would see of an appeal, sentence by sentence. Takes as much of it and of its cases as whoever asks may read. */
export function seenByReaders(appeal: Appeal, cases: CitedCases): readonly SeenSentence[] {
  return textParts(appeal).flatMap(({ name, text, sentence }): SeenSentence[] => {
    if (sentence === undefined) return []
    const cited = [...new Set(sentence.cites)].map((cites) => resolveCitation(cites, cases))
    const claims = cited.flatMap((citation) => openedBy(citation))
    const each = new Map(claims.map((one) => [`${one.file.case.id}#${one.claim.id}`, one] as const)).values().toArray()
    const shown = each.filter(({ claim }) => claim.sensitivity === 'public' && claim.retracted?.by !== 'team')
    return [
      {
        name,
        text,
        cites: sentence.cites,
        shown: shown.map(({ file, claim }) => shownClaim(file, claim)),
        claims: each
          .filter(({ claim }) => claim.sensitivity !== 'public')
          .map(({ file, claim }) => withheld(file, { ...claim, label: claim.statement })),
        documents: onceEach(shown.flatMap(({ file, claim }) => closedIn(file, claim))),
      },
    ]
  })
}

type Opened = { readonly file: CaseDocument; readonly claim: Claim }

/** All claims that a note tells of: the cited one, and every account of the questions that it takes part in. */
function openedBy(citation: Citation): readonly Opened[] {
  if (!leadsIntoCase(citation)) return []
  const { file } = citation
  const ids = new Set([
    ...citedClaims(citation).map(({ id }) => id),
    ...pointsShown(citation).flatMap(({ accounts }) => accounts.flatMap((account) => [...account.claims, ...account.withdrawn])),
  ])
  return file.claims.filter(({ id }) => ids.has(id)).map((claim) => ({ file, claim }))
}

function shownClaim(file: CaseDocument, { id, statement, said_by, printed_in }: Claim): ShownClaim {
  return {
    caseId: file.case.id,
    id,
    statement,
    saidBy: file.sources
      .filter((source) => said_by.includes(source.id))
      .map((source) => ({ name: source.name, isProtected: source.protected === true })),
    printedIn: printed_in.flatMap(({ document, passage }) => {
      const found = file.documents.find((candidate) => candidate.id === document)
      return found === undefined || !isNamedFor(found, 'public') ? [] : [{ title: found.title, ...(passage && { passage: passage.exact }) }]
    }),
  }
}

const closedIn = (file: CaseDocument, { printed_in }: Claim): readonly Withheld[] =>
  file.documents
    .filter((item) => !isNamedFor(item, 'public') && printed_in.some(({ document }) => document === item.id))
    .map((item) => withheld(file, { ...item, label: item.title }))

const withheld = (
  { case: { id: caseId } }: CaseDocument,
  { id, label, sensitivity }: { readonly id: string; readonly label: string; readonly sensitivity?: Sensitivity },
): Withheld => ({ caseId, id, label, ...(sensitivity && { sensitivity }) })

const onceEach = (list: readonly Withheld[]): readonly Withheld[] => [
  ...new Map(list.map((one) => [`${one.caseId}#${one.id}`, one] as const)).values(),
]
