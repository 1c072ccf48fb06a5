/** Who did something, and when. */
export type Deed = { readonly by: string; readonly at: Date }

/** Milliseconds for which somebody may find a form again, still filled in, with which they did something. */
const remembered = 24 * 60 * 60 * 1000

/**
 * Whether what somebody does may be what they did before, sent again: by the same person, within a day. Whoever goes back in the browser gets a new
 * form, which that one fills in with what was typed. That it says the same is for the caller to see.
 */
export const mayBeSentAgain = (before: Deed, now: Deed): boolean =>
  before.by === now.by && now.at.getTime() - before.at.getTime() < remembered
