import type { PointState } from '../../evaluation/index.ts'
import type { SourceKind } from '../../sources/index.ts'
import type { Standing } from '../../claims/index.ts'
import type { Approval } from '../edition.ts'

/** Whether somebody who speaks the language has read these words. */
export type Review =
  | { readonly state: 'original' }
  | { readonly state: 'unreviewed' }
  /** `words`: the fingerprint of what was read (src/web/desk/languages), so that a review holds for nothing else. */
  | { readonly state: 'reviewed'; readonly by: string; readonly on: string; readonly words: string }

/** Every word of Amparo's own on the public pages, in one language. What people said is never in here. */
export type Words = {
  readonly lang: string
  readonly review: Review
  readonly page: {
    readonly skip: string
    readonly home: string
    readonly method: string
    readonly feed: string
    readonly navigation: string
    readonly formats: string
    readonly plainText: string
    readonly pdf: string
    readonly address: string
  }
  readonly status: {
    readonly openUntil: (day: string) => string
    readonly open: (since: string) => string
    readonly overdue: (day: string) => string
    /** Where the line may be read on any day, before or after. */
    readonly actBy: (day: string) => string
    readonly closed: (outcome: string | null, day: string | null) => string
    readonly published: (day: string, version: number) => string
    readonly older: (version: number) => string
    readonly latest: string
  }
  readonly outcomes: Readonly<Record<string, string>>
  readonly headings: {
    readonly text: string
    readonly asks: string
    readonly to: string
    /** The two above, of an appeal that is closed. */
    readonly asked: string
    readonly decided: string
    readonly notes: string
    readonly timeline: string
    readonly method: string
    readonly contents: string
  }
  readonly contested: {
    readonly word: string
    readonly ownWords: string
  }
  /** Over what the rules of the machine found in the dates and numbers of a note. */
  readonly checks: { readonly impossible: string; readonly unlikely: string }
  readonly notes: {
    readonly intro: string
    /** What the words of standing and the brackets mean, in a line above the notes. */
    readonly key: string
    /** In place of alleged, of what only courts say: nobody alleges a judgment, and we have not judged it. */
    readonly courtRecord: string
    readonly note: (number: number) => string
    /** Before a date. */
    readonly saidOn: string
    /** In place of a statement that the same note has already given. */
    readonly above: string
    readonly printedIn: string
    readonly notPrinted: string
    readonly page: (page: string) => string
    readonly accounts: (count: number) => string
    readonly voices: (count: number) => string
    readonly independent: (count: number) => string
    readonly denies: string
    readonly preferred: string
    readonly deprecated: string
    readonly ruling: (standing: string, on: string) => string
    readonly newer: (count: number) => string
    /** Before why accounts differ, where the team says that this settles it. */
    readonly explained: string
    /** Before what the team says of a question that it leaves open. */
    readonly teamNotes: string
    readonly superseded: string
    readonly retracted: string
    /** In place of a statement that the team should not have entered; what it said is not repeated. */
    readonly enteredWrongly: (day: string) => string
    /** Of a point whose answers differ and may all be true. */
    readonly severalAnswers: (count: number) => string
    /** Of dates that differ and name no event: nothing compares them, which is no agreement. */
    readonly severalDates: (count: number) => string
    /** The question of a point that is about a statement as a whole. */
    readonly isItSo: string
    readonly inFull: (number: number) => string
    readonly usedIn: string
    readonly alsoAbout: string
    readonly saidBy: string
    /** Who told it, and whose words they only pass on. */
    readonly passingOn: (who: string, whose: string) => string
  }
  /** What stands where an appeal was taken down. */
  readonly down: {
    readonly title: string
    readonly when: (version: number, day: string) => string
    /** Heading of the reason the team gives. */
    readonly reason: string
    /** What may be taken down for good or for a while; it is so of both, so that nobody can tell which. */
    readonly later: string
  }
  /** What a live page says of a version whose sources have changed since; `note` is the number of the note that shows it. */
  readonly since: {
    readonly sentences: (count: number) => string
    readonly noted: (day: string) => string
    readonly retracted: (note: number) => string
    readonly withdrawn: (note: number) => string
    readonly superseded: (note: number) => string
    readonly closed: (note: number) => string
    readonly contested: (note: number) => string
    readonly denied: (note: number) => string
    readonly account: (note: number) => string
    /** The question of another account, and who gives it, after the sentence which says that there is one. */
    /** Without a question where none can be told. */
    readonly further: (question: string | null, who: string) => string
    readonly settled: (note: number) => string
    readonly explained: (note: number) => string
    readonly ruled: (note: number, standing: string) => string
    readonly unruled: (note: number) => string
    readonly standing: (note: number, standing: string) => string
    /** The same of a statement that the note shows beside what it cites, on the same question. */
    readonly beside: Readonly<Record<'retracted' | 'withdrawn' | 'superseded', (note: number) => string>>
    /** After that: on which question, as whose the frozen note has the statement, and who tells what remains; null where nobody does. */
    readonly whose: (question: string | null, who: string, left: string | null) => string
  }
  /** What stands where something of a version was erased. */
  readonly erased: { readonly gap: (day: string) => string; readonly count: (count: number, day: string) => string }
  readonly timeline: {
    readonly scale: string
    readonly chart: string
    readonly date: string
    readonly what: string
    readonly saidBy: string
    readonly note: string
    /** Why some rows have no number. */
    readonly orientation: string
    /** A transfer whose destination is told. */
    readonly movedTo: (place: string) => string
    readonly lanes: Readonly<Record<'custody' | 'health' | 'contact' | 'proceedings', string>>
  }
  readonly method: {
    readonly short: readonly string[]
    readonly approved: Readonly<Record<Approval, string>>
    readonly more: string
    readonly hash: string
    /** The fingerprint of the version before this one. */
    readonly previous: (version: number) => string
    readonly check: string
  }
  readonly standings: Readonly<Record<Standing, string>>
  readonly states: Readonly<Record<PointState, string>>
  readonly kinds: Readonly<Record<SourceKind, string>>
  readonly values: { readonly yes: string; readonly no: string; readonly units: Readonly<Record<string, string>> }
  /** Questions of the dictionary of facts; those that are missing stay in the dictionary's English. */
  readonly questions: Readonly<Record<string, string>>
  /** Short labels of facts for the timeline, as above. */
  readonly labels: Readonly<Record<string, string>>
}

/** The mark that stands beside the word of a standing, so that colour is never alone. */
export const standingMarks: Readonly<Record<Standing, string>> = {
  unassessed: '·',
  alleged: '○',
  corroborated: '◐',
  verified: '●',
  disputed: '◑',
  refuted: '⊘',
  retracted: '–',
}
