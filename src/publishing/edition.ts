import type { Addressee, Appeal } from '../cases/index.ts'
import type { PointState } from '../evaluation/index.ts'
import type { Standing } from '../claims/index.ts'
import type { Confirmation, Force } from '../norms/index.ts'

/**
 * One published version of an appeal in one language, its original or a translation of that, with everything its readers may open. It is plain data, frozen
 * at publication and fingerprinted (proof/commit-edition.ts); HTML, PDF, text and JSON-LD are drawn from it and from
 * nothing else.
 */
export type Edition = {
  readonly format: 'amparo-edition/2'
  readonly appeal: string
  readonly version: number
  /** The fingerprint of the version before, so that the versions of an appeal are a chain. */
  readonly previous?: string
  readonly lang: string
  /** Of a translation: the language of the version's original edition, and its fingerprint. */
  readonly translates?: { readonly lang: string; readonly hash: string }
  /** Of a translation: a machine drafted some of it, and a person went over that and approved it. */
  readonly machine?: true
  /** Who let it be published: another than who asked, one person alone, or the operator by the command line. */
  readonly approved: Approval
  /** The day of publication, YYYY-MM-DD. */
  readonly published: string
  /** The day the facts were evaluated for. */
  readonly at: string
  readonly title: string
  readonly summary: string
  readonly status: Appeal['status']
  readonly opened: string
  readonly act_until?: string
  readonly closed?: string
  readonly outcome?: string
  /** What this version is against the one before; absent of a first one, and where nobody said it. */
  readonly change?: 'update' | 'correction' | 'closing'
  /** Which update it is, or the last before it: the `.2` of `PER-001-0721.2`. */
  readonly update?: number
  /** What is new in it, in the team's words. */
  readonly news?: string
  readonly sections: readonly { readonly heading?: string; readonly sentences: readonly EditionSentence[] }[]
  readonly asks: readonly EditionSentence[]
  readonly to: readonly Addressee[]
  readonly notes: readonly EditionNote[]
  /** The norms it cites, numbered after the notes; absent where it cites none. */
  readonly norms?: readonly EditionNorm[]
  readonly timeline: readonly TimelineLane[]
}

export type Approval = 'second-person' | 'alone' | 'operator'

export type EditionSentence = {
  readonly text: string
  readonly own_words: boolean
  /** Numbers of the notes it rests on, and of the norms it cites. */
  readonly notes: readonly number[]
  /** Whether anything it cites is contested: then the page says so beside it. */
  readonly contested: boolean
  /** The gravest of what was found in what it cites, unless it cites the dispute itself: then the page says so beside it, too. */
  readonly check?: EditionCheck['severity']
}

/** What a reference number opens: a cited claim with the points it takes part in, or a cited point. */
export type EditionNote = {
  readonly number: number
  /** As written in the appeal: `case#claim` or `case#point`. */
  readonly cites: string
  readonly case: { readonly id: string; readonly title: string }
  readonly claim?: EditionStatement
  readonly points: readonly EditionPoint[]
  /** What cannot be so, or hardly, of what it shows, and is not already shown as a contested point. */
  readonly checks?: readonly EditionCheck[]
}

/**
 * A rule of law that the text cites, as the catalogue had it when the version was published. It is no evidence: who reads it learns
 * where the official text is and what it says in our words. That it is cited says nothing of a breach.
 */
export type EditionNorm = {
  readonly number: number
  /** Its id, and that of its instrument, in the catalogue and in the address of its page. */
  readonly norm: string
  readonly instrument: string
  /** "Nelson Mandela Rules, Rule 44", in the language of our words. */
  readonly citation: string
  /** The full title of the instrument in the same language, and the number under which it was published. */
  readonly title: string
  readonly symbol: string
  readonly year: number
  readonly force: Force
  readonly confirmed: Confirmation
  /** Our words about it, never its text, and the language they are in. */
  readonly words: string
  readonly words_lang: string
}

/** What the rules found (docs/evaluation.md, Checks). The message is English in every edition. */
export type EditionCheck = { readonly severity: 'impossible' | 'unlikely'; readonly message: string }

export type EditionPoint = {
  readonly id: string
  /** Whom or what the question is about, by name or role. */
  readonly subject?: string
  /** The question asked, in words. */
  readonly question: string
  /** Set where the question could not be put in the edition's own language. */
  readonly question_lang?: string
  readonly state: PointState
  readonly standing: Standing
  readonly voices: number
  /** In the team's words: why the accounts differ where the state is explained, else what it notes of the question. */
  readonly why?: string
  readonly ruling?: {
    readonly standing: Standing
    readonly reason: string
    readonly on: string
    readonly newer: number
  }
  readonly accounts: readonly EditionAccount[]
  /** The days (EDTF) on which the team withdrew statements it had entered wrongly. What they said is not published. */
  readonly entered_wrongly?: readonly string[]
}

export type EditionAccount = {
  /** The answer in words; absent where the account only denies or answers in words. */
  readonly value?: string
  readonly denies: boolean
  readonly ruled?: 'preferred' | 'deprecated'
  readonly voices: number
  readonly independent: number
  readonly statements: readonly EditionStatement[]
}

/** Who says it; `passing_on` where they only pass on another's words: whose. */
export type EditionSpeaker = { readonly name: string; readonly kind: string; readonly passing_on?: string }

/** One claim as the public reads it: who said it, then what, then where it is printed. */
export type EditionStatement = {
  readonly claim: string
  readonly statement: string
  readonly said_by: readonly EditionSpeaker[]
  /** Of a note's own claim: how many origins tell it, relays resolved; the fewest that any answer it gives has. */
  readonly voices?: number
  readonly said_on?: string
  readonly printed_in: readonly {
    readonly title: string
    readonly by: string
    readonly published?: string
    readonly lang?: string
    /** Only the host of the address is shown. */
    readonly host?: string
    readonly passage?: { readonly exact: string; readonly page?: string }
  }[]
  readonly standing: Standing
  readonly suggested_standing?: Standing
  /** Replaced by a later statement, or taken back by its source. */
  readonly withdrawn?: 'superseded' | 'retracted'
}

/** A row of the timeline: one person, or one side of one person's custody. */
export type TimelineLane = { readonly name: string; readonly marks: readonly TimelineMark[] }

/** A state (with both ends) or an event. Days are counted from 1970-01-01; the distance of earliest and latest is the uncertainty. */
export type TimelineMark = {
  readonly kind: 'state' | 'event'
  readonly label: string
  /** The date as the source gives it. */
  readonly date: string
  readonly from: { readonly earliest: number; readonly latest: number }
  readonly to: { readonly earliest: number; readonly latest: number }
  readonly contested: boolean
  /** Set where several accounts were given and their difference is explained. */
  readonly explained?: true
  /** `case#point` of a contested or explained mark: the marks that share it are the sides of one question. */
  readonly point?: string
  readonly said_by: string
  /** The note that opens it, when one does. */
  readonly note?: number
}
