import { fold } from '../kit/index.ts'
import type { Compared } from './person.ts'
import type { Ground } from './range.ts'
import { claimsOfPoints, pointsTelling } from './telling.ts'

/** What is told of letting somebody out; on which ground, a claim may say in its words only. */
const ofLettingOut = ['pardon', 'release', 'parole'] as const
const grounds = ['pardon.motive', 'release.basis', 'release.decision', 'parole.condition', 'parole.initiative'] as const

/** In the languages of the files that are met most. */
const words =
  /humanit|health|illness|disease|\bill\b|cancer|medical|old age|salud|enferm|médic|santé|malad|saúde|doenç|здоров|болез|гуманит|健康|疾病|人道|保外就医|صحي|مرض|انسان/

/**
 * Whether somebody was let out on humanitarian grounds. Medical parole is so by its name. Of a pardon, a release or a parole
 * the ground is not a typed answer: where a claim about it speaks of health, age or humanity it may be, and a person has to
 * read the claim. Without any ground on file it is unknown.
 */
export function humanitarianGrounds(compared: Compared): Ground {
  const parole = pointsTelling(compared, [{ fact: 'custody.status', value: 'medical_parole' }])
  if (parole.length > 0) {
    const certain = parole.some(({ state }) => state !== 'contested')
    const text = 'medical parole, as claims tell; the sentence goes on'
    return { verdict: certain ? 'yes' : 'possibly', text, claims: claimsOfPoints(parole) }
  }
  const { file, subject } = compared
  const standing = file.claims.filter(
    ({ about, retracted, asserts }) =>
      about === subject &&
      retracted === undefined &&
      asserts.some(({ fact }) => ofLettingOut.some((theme) => fact.startsWith(`${theme}.`))),
  )
  const saying = standing.filter(({ statement, asserts }) =>
    words.test(fold([statement, ...asserts.flatMap(({ value }) => ('text' in value ? [value.text] : []))].join(' '))),
  )
  if (saying.length > 0)
    return {
      verdict: 'possibly',
      text: 'claims about a pardon or release speak of health or humanity: read them',
      claims: saying.map(({ id }) => id),
    }
  if (standing.some(({ asserts }) => asserts.some(({ fact }) => (grounds as readonly string[]).includes(fact))))
    return { verdict: 'no', text: 'the grounds that claims give for a release are others', claims: standing.map(({ id }) => id) }
  if (standing.length > 0)
    return { verdict: 'unknown', text: 'a release is told, and no claim says on what ground', claims: standing.map(({ id }) => id) }
  return { verdict: 'unknown', text: 'no claim tells of a pardon, a parole or a release', claims: [] }
}
