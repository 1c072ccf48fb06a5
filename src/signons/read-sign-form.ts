import { canonicalAddress, type AddressRules } from './canonical-address.ts'
import { isCountry } from './countries.ts'
import type { Consents, Disclosure, FieldProblem, FormErrors, FormField, ReadForm, SignForm } from './sign-form.ts'

/** The longest name, in characters. */
const longestName = 120

/**
 * Reads a form as it was typed. Takes the rules of addresses. Gives what can be kept, or what is wrong with each field: all of it
 * at once. Whether the edition takes sign-ons is asked elsewhere.
 */
export function readSignForm(form: SignForm, rules: AddressRules): ReadForm {
  const [name, country] = [tidyName(form.name), form.country.trim().toUpperCase()]
  const disclosure = (['n', 'a', 'c'] as const).find((choice) => choice === form.disclosure)
  const problems: Partial<Record<FormField, FieldProblem | undefined>> = {
    request: /^[A-Za-z0-9_-]{22}$/.test(form.request) ? undefined : 'not-ours',
    name: nameProblem(name),
    mail: addressProblem(form.mail, rules),
    country: country === '' || isCountry(country) ? undefined : 'not-a-country',
    disclosure: disclosure !== undefined ? undefined : form.disclosure === '' ? 'missing' : 'not-a-choice',
    ...missingConsents(disclosure, form.consents),
  }
  const errors = onlyProblems(problems)
  if (disclosure === undefined || Object.keys(errors).length > 0) return { kind: 'refused', errors }
  return {
    kind: 'read',
    typed: { name, mail: form.mail.trim(), country, disclosure, consents: form.consents, shared: form.shared },
  }
}

/** A name as it is kept: composed, with single spaces, and without what cannot be seen at its ends, where copying leaves it. */
export const tidyName = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')

/**
 * What is wrong with a name. Names have letters that can be seen; anything that a browser or a reader would take for an
 * address, that turns the direction of what follows on a page, or that piles marks over other lines is no name.
 */
export function nameProblem(name: string): FieldProblem | undefined {
  if (name === '') return 'missing'
  if (Array.from(name).length > longestName) return 'too-long'
  // The two joiners belong to words of Persian and of Indian languages.
  const seen = name.replaceAll(/[\u200C\u200D]/gu, '')
  const plain = name.isWellFormed() && /\p{L}/u.test(seen) && !strange.test(seen) && !/\p{M}{5}/u.test(seen.normalize('NFD'))
  return plain && !/:\/\/|www\.|@|\p{L}{2,}\.\p{L}{2,}\//iu.test(name) && !endsLikeAnAddress.test(name) ? undefined : 'not-a-name'
}

/** What no name has: signs that cannot be seen, that are none, or that a page could take for its own. */
const strange = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2028\u2029<>]/u

/**
 * The first sign for which a name is refused, to be told to whoever typed it: as it is seen, or its number in Unicode (U+202E) where nothing
 * is; undefined where it is refused for something else.
 */
export function strangeSign(name: string): string | undefined {
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(tidyName(name).toWellFormed())) {
    const [mark] = strange.exec(segment.replaceAll(/[\u200C\u200D]/gu, '')) ?? []
    if (mark === undefined) continue
    const seen = segment.replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, '')
    return seen === '' ? `U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` : seen
  }
  return undefined
}

/** The endings that invitations to look elsewhere have; initials and titles ("Dr.No") end otherwise. */
const endsLikeAnAddress = /[\p{L}\p{N}-]{2,}\.(com|org|net|info|biz|io|app|dev|xyz|top|site|online)(?![\p{L}\p{N}])/iu

/** The consents that a choice needs: without them it was made without knowing what it means. */
export function missingConsents(
  disclosure: Disclosure | undefined,
  consents: Consents,
): Partial<Record<FormField, FieldProblem | undefined>> {
  return {
    sign: consents.sign ? undefined : 'consent-needed',
    showName: disclosure !== 'n' || consents.showName ? undefined : 'consent-needed',
    toAddressee: disclosure !== 'a' || consents.toAddressee ? undefined : 'consent-needed',
  }
}

export function addressProblem(text: string, rules: AddressRules): FieldProblem | undefined {
  if (text.trim() === '') return 'missing'
  return canonicalAddress(text, rules).kind === 'address' ? undefined : 'not-an-address'
}

export const onlyProblems = (problems: Partial<Record<FormField, FieldProblem | undefined>>): FormErrors =>
  Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined))
