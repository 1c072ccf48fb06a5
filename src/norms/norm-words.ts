import type { Confirmation, Force, Norm } from './norm.ts'
import type { Ratification } from './ratification.ts'

/** What the catalogue's codes mean, in plain English. */

export const forceWords: Readonly<Record<Force, { readonly name: string; readonly means: string }>> = {
  treaty: { name: 'Treaty', means: 'It binds the States that are party to it, from the day it is in force for them.' },
  soft_law: { name: 'Standard', means: 'Adopted by States or their bodies. It is not a treaty: it says what is expected of every State.' },
  interpretation: { name: 'Interpretation', means: 'What a body that watches over a treaty, or a court, says the treaty means.' },
  domestic: { name: 'National law', means: 'Law of one State; it holds there alone.' },
  manual: { name: 'Manual', means: 'How experts say that something is done properly.' },
}

export const confirmationWords: Readonly<Record<Confirmation, { readonly name: string; readonly means: string }>> = {
  text: { name: 'Checked against the text', means: 'Its wording, or what it comes to under this number, was read.' },
  topic: { name: 'Number and subject seen', means: 'A document ties this number to this subject. The wording itself was not read.' },
  unconfirmed: {
    name: 'Unconfirmed',
    means: 'Written from general knowledge and not checked. Read the official text before anybody relies on it.',
  },
}

export const checkWords: Readonly<Record<Norm['check'], string>> = {
  fact: 'What the file says answers the questions; whether the rule was broken is for others to say.',
  prompt: 'The facts only suggest it: a lawyer has to judge words of the rule such as “necessary” or “adequate”.',
  manual: 'It is never proposed by itself: nothing in a file could answer it.',
}

/** How a State stands to a treaty. */
export const statusWords: Readonly<Record<Ratification['status'], string>> = {
  party: 'Party',
  signatory: 'Signed, not bound',
  not_party: 'Not a party',
  accepted: 'Accepted',
  not_accepted: 'Not accepted',
  withdrawn: 'Withdrawn',
  denounced: 'Denounced',
  ended: 'Ended',
  contested: 'Contested',
  unknown: 'Not known',
}

export const ratificationConfirmationWords: Readonly<Record<Ratification['confirmed'], string>> = {
  text: 'read in an official list',
  dataset: 'from a data set',
  topic: 'number and subject seen',
  unconfirmed: 'unconfirmed: do not rely on it',
}
