import type { Seen, WhoSees } from '../../../cases/index.ts'
import type { Sensitivity } from '../../../claims/index.ts'

/** Who reads what is for everybody who reads so far. */
export const readersInWords: Readonly<Record<Sensitivity, string>> = {
  public: 'Everybody',
  team: 'The team',
  privileged: 'Members who read what is privileged',
  sealed: 'Members who read what is sealed',
}

/** Why it is so, as a sentence. */
export function whyInWords(list: keyof WhoSees, { from, why }: Pick<Seen, 'from' | 'why'>): string {
  switch (why) {
    case 'marked':
      return from === 'public' ? 'Marked: may be published.' : `Marked ${from}.`
    case 'unmarked':
      return list === 'claims'
        ? 'Nobody has decided whether it may be published.'
        : 'Nobody has marked it: it is named where a claim printed in it is published.'
    case 'goes-with-documents':
      return 'Nobody has marked it, and it is printed in nothing but a document that is marked so.'
    case 'named-by-none':
      return list === 'documents'
        ? 'Nobody has marked it, and no claim that may be published is printed in it.'
        : 'No claim that may be published names it.'
    case 'would-betray':
      return 'Only what is marked so names it: to show it would betray that.'
    case 'open':
      return 'Stands wherever a claim that names it stands.'
    default:
      return why satisfies never
  }
}
