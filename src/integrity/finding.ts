/** What is not as it was stored, or not as it has to be (DESIGN, section 5). */
export type Finding = {
  readonly of: 'record' | 'file' | 'case' | 'edition' | 'log' | 'search' | 'passage'
  /** What it is about, by a name that holds no words of a case: the id of a record, a hash, the number of a case. */
  readonly where: string
  /** A sentence. */
  readonly says: string
  /** `told`: nothing is broken, but somebody should look. Only what is `wrong` makes a check fail. */
  readonly gravity: 'wrong' | 'told'
}

/** What a check looked at, and how many of each. */
export type Looked = Readonly<Record<'records' | 'files' | 'cases' | 'claims' | 'passages' | 'editions' | 'log entries', number>>

export const wrong = (of: Finding['of'], where: string, says: string): Finding => ({ of, where, says, gravity: 'wrong' })
export const told = (of: Finding['of'], where: string, says: string): Finding => ({ of, where, says, gravity: 'told' })
