import { citationOfNorm, type CaseDocument } from '../../../cases/index.ts'
import type { Evaluation } from '../../../evaluation/index.ts'
import type { NormResult } from '../../../norms/index.ts'
import { whoSays } from '../points/index.ts'

/** Whether a sentence may say that a norm may be engaged: only where the facts meet it, under some account at least. */
export const mayBeCited = ({ result }: NormResult): boolean =>
  result === 'engaged' || result === 'if_accepted' || result === 'check_ratification'

/** How many claims one sentence is begun with. */
const mostClaims = 6

/**
 * What the sentence cites: the norm, and what the result rests on. A contested claim is cited by its point, so that the other account
 * goes with it.
 */
export function citesOf({ norm, claims }: NormResult, file: CaseDocument, { points }: Evaluation): readonly string[] {
  const rests = claims.slice(0, mostClaims).flatMap((claim) => {
    const contested = points.filter(
      ({ state, accounts }) => state === 'contested' && accounts.some((account) => account.claims.includes(claim)),
    )
    return contested.length === 0 ? [claim] : contested.map(({ id }) => id)
  })
  return [...[...new Set(rests)].map((id) => `${file.case.id}#${id}`), citationOfNorm(norm)]
}

/**
 * Who says what, and then that this may engage the norm; under whose account, where it is only that. To be edited before it is kept. In
 * a language that these words are not in, only who says what and the norm.
 */
export function draftOf(result: NormResult, file: CaseDocument, lang: string): string {
  const told = file.claims
    .filter(({ id }) => result.claims.slice(0, mostClaims).includes(id))
    .map((claim) => ended(`${whoSays(claim, file)}: ${claim.statement}`))
  const words = drafts[new Intl.Locale(lang).language]
  if (words === undefined) return [...told, ended(result.citation)].join(' ')
  const speakers = [...new Set((result.accounts ?? []).map(({ speakers: ids }) => namesOf(ids, file)))]
  const said =
    result.result === 'check_ratification'
      ? speakers.length > 0
        ? speakers.map((who) => words.ifBoundAndAccepted(who, result.citation)).join(' ')
        : words.ifBound(result.citation)
      : speakers.length > 0
        ? speakers.map((who) => words.ifAccepted(who, result.citation)).join(' ')
        : words.engaged(result.citation)
  return [...told, said].join(' ')
}

type DraftWords = {
  readonly engaged: (norm: string) => string
  readonly ifAccepted: (who: string, norm: string) => string
  readonly ifBound: (norm: string) => string
  readonly ifBoundAndAccepted: (who: string, norm: string) => string
}

const drafts: Readonly<Record<string, DraftWords>> = {
  en: {
    engaged: (norm) => `This may engage ${norm}.`,
    ifAccepted: (who, norm) => `If the account of ${who} is accepted, this may engage ${norm}.`,
    ifBound: (norm) => `If the State is bound by it, this may engage ${norm}.`,
    ifBoundAndAccepted: (who, norm) => `If the State is bound by it and the account of ${who} is accepted, this may engage ${norm}.`,
  },
  es: {
    engaged: (norm) => `Esto puede estar comprendido en ${norm}.`,
    ifAccepted: (who, norm) => `Si se acepta la versión de ${who}, esto puede estar comprendido en ${norm}.`,
    ifBound: (norm) => `Si el Estado está obligado por ella, esto puede estar comprendido en ${norm}.`,
    ifBoundAndAccepted: (who, norm) =>
      `Si el Estado está obligado por ella y se acepta la versión de ${who}, esto puede estar comprendido en ${norm}.`,
  },
  fr: {
    engaged: (norm) => `Cela peut relever de ${norm}.`,
    ifAccepted: (who, norm) => `Si le récit de ${who} est retenu, cela peut relever de ${norm}.`,
    ifBound: (norm) => `Si l’État est lié, cela peut relever de ${norm}.`,
    ifBoundAndAccepted: (who, norm) => `Si l’État est lié et si le récit de ${who} est retenu, cela peut relever de ${norm}.`,
  },
}

const namesOf = (ids: readonly string[], { sources }: CaseDocument): string =>
  ids.map((id) => sources.find((source) => source.id === id)?.name ?? id).join(', ')
const ended = (text: string): string => (/[.!?。؟]$/u.test(text) ? text : `${text}.`)
