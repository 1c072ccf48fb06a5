import { hiddenMarkIn, type RemovalReason, type RestoreReason } from '../../../signons/index.ts'
import type { Option } from '../forms/index.ts'

/** Why a sign-on is held or taken out, as a page says it. The codes stand in the log. */
export const reasonInWords: Readonly<Record<RemovalReason | RestoreReason, string>> = {
  automated: 'made by a machine',
  'same-person': 'one person signed several times',
  'not-a-person': 'no person signed',
  'invented-name': 'the name is invented',
  'signed-by-another': 'somebody else signed in this name',
  insult: 'the name insults somebody',
  'many-from-one-network': 'many came from one network within a short time',
  'not-what-it-says': 'it is not what it says it is',
  other: 'another reason, told in the public words',
  'removed-by-mistake': 'it was removed by mistake',
  'proved-genuine': 'it proved to be genuine',
}

/** The same as choices of a form. */
export const reasonOptions = (codes: readonly (RemovalReason | RestoreReason)[]): Option[] =>
  codes.map((value) => ({ value, label: sentence(reasonInWords[value]) }))

export const disclosureInWords = { n: 'name shown to everybody', a: 'name for the addressee only', c: 'only counted' } as const

/** Such as 1,204. */
export const inFigures = (count: number): string => count.toLocaleString('en')

/** '1 sign-on', '1,204 sign-ons'. */
export const signOnsInWords = (count: number): string => `${inFigures(count)} ${count === 1 ? 'sign-on' : 'sign-ons'}`

/** '1 organisation to review', '3 organisations to review'. */
export const organisationsToReviewInWords = (count: number): string =>
  `${inFigures(count)} ${count === 1 ? 'organisation' : 'organisations'} to review`

/** What is wrong with words for everybody: a mark in them that nobody sees, or what else is said of them. */
export function publicWordsWrong(text: string, otherwise: string): string {
  const mark = hiddenMarkIn(text)
  return mark === undefined
    ? otherwise
    : `There is a mark in it that nobody sees (${mark}), such as one that turns the direction of what follows. Type it anew without it.`
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
