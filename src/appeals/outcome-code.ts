/**
 * Whether an outcome is a word of the vocabulary (`died_in_custody`), which each language has its own words for, and not a
 * text of the team's.
 */
export const isOutcomeCode = (outcome: string): boolean => /^[a-z]+(?:_[a-z]+)*$/.test(outcome)
