/** Words of a text that may answer a question of the case. Nothing is taken over by itself. */
export type Suggestion = {
  /** Where the words stand in the text, in UTF-16 code units; `end` is the first after them. */
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly kind: 'date' | 'age' | 'duration' | 'name'
  /** The words as they stand, on one line. */
  readonly raw: string
  /** Of a date EDTF, of an age its years in figures, of a duration ISO 8601, of a name the name as the case has it. */
  readonly understood: string | null
  /** Why nothing is understood, or what was left out. */
  readonly note: string | null
  /** The question of the dictionary that the words beside it speak of, if they do: `person.birth_date`. */
  readonly fact?: string
  /** Of a name: which of the known ones it is. */
  readonly known?: string
}

/** Somebody or something that the case knows already. */
export type KnownName = {
  readonly id: string
  /** Every name in every script; the first is the one that is shown. */
  readonly names: readonly string[]
}

export type SuggestionOptions = {
  /** The language of the text, BCP 47. */
  readonly lang?: string
  readonly known?: readonly KnownName[]
}
