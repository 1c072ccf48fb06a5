import type { FactDictionary } from '../../claims/index.ts'
import type { Edition, EditionSpeaker } from '../edition.ts'
import type { GoneAccount, NewAccount } from './change.ts'
import type { Positions } from './places.ts'

/**
 * What is kept of an account that a note tells of, as it is when the note is made: places and codes, no words. An erasure
 * has nothing to look for in it, and what it takes from the edition is gone from the note as well.
 */
export type AccountParts = {
  /** The positions of its claims in their case. */
  readonly claims: readonly number[]
  /** Where the edition has the very question; else the fact of the dictionary; none where neither can be told. */
  readonly question?: { readonly at: string } | { readonly fact: string } | { readonly ofStatement: true }
  /** What each speaker is, and where the edition names them: a name that nobody let out with the edition is not told. */
  readonly speakers: readonly { readonly kind: string; readonly at?: string }[]
}

/** One who speaks: what they are, and where the edition names them. */
type SpeakerPart = AccountParts['speakers'][number]

/** What is kept of a statement of the edition that nobody stands by now: where it stands there, and who tells what remains. */
export type GoneParts = { readonly at: string; readonly left: readonly SpeakerPart[] }

/** The parts of an account that is gone from a note of an edition. */
export const goneParts = ({ at: [point, account, statement], left }: GoneAccount, note: number, edition: Edition): GoneParts => ({
  at: `/notes/${edition.notes.findIndex(({ number }) => number === note)}/points/${point}/accounts/${account}/statements/${statement}`,
  left: speakerParts(left, edition),
})

type Ground = { readonly facts: FactDictionary; readonly positions: Positions }

/** The parts of an account that has come, of an edition. What the team wrote since, a question or a name, is not among them. */
export function accountParts(account: NewAccount, edition: Edition, { facts, positions }: Ground): AccountParts {
  const question = questionOf(account, edition, facts)
  return {
    claims: account.claims.flatMap((id) => positions.of('claims', id) ?? []),
    ...(question !== undefined && { question }),
    speakers: speakerParts(account.said_by, edition),
  }
}

function speakerParts(said_by: readonly EditionSpeaker[], edition: Edition): readonly SpeakerPart[] {
  const named = speakersIn(edition)
  const speakers = said_by.map((speaker) => {
    const at = named.get(nameKey(speaker))
    return { kind: speaker.kind, ...(at !== undefined && { at }) }
  })
  return [...new Map(speakers.map((speaker) => [JSON.stringify(speaker), speaker])).values()]
}

function questionOf({ question, fact, ofStatement }: NewAccount, { notes }: Edition, facts: FactDictionary): AccountParts['question'] {
  if (ofStatement) return { ofStatement }
  for (const [note, { points }] of notes.entries()) {
    const point = points.findIndex((each) => each.question === question)
    if (point >= 0) return { at: `/notes/${note}/points/${point}` }
  }
  return fact !== undefined && facts.has(fact) ? { fact } : undefined
}

/** Where an edition names each of its speakers first. */
function speakersIn({ notes }: Edition): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const read = (said_by: readonly EditionSpeaker[], at: string): void => {
    for (const [nth, speaker] of said_by.entries()) if (!named.has(nameKey(speaker))) named.set(nameKey(speaker), `${at}/said_by/${nth}`)
  }
  for (const [note, { claim, points }] of notes.entries()) {
    if (claim !== undefined) read(claim.said_by, `/notes/${note}/claim`)
    for (const [point, { accounts }] of points.entries())
      for (const [account, { statements }] of accounts.entries())
        for (const [statement, { said_by }] of statements.entries())
          read(said_by, `/notes/${note}/points/${point}/accounts/${account}/statements/${statement}`)
  }
  return named
}

const nameKey = ({ name, passing_on }: EditionSpeaker): string => JSON.stringify([name, passing_on])
