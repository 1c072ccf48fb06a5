/**
 * Why a sign-on is held or removed: a word that stands in the log and on pages, and the sign under which its row has it. A new
 * reason gets a line here; its word and sign never change their meaning.
 */
export const removalReasons = {
  automated: 'a',
  'same-person': 's',
  'not-a-person': 'p',
  'invented-name': 'i',
  'signed-by-another': 'b',
  insult: 'u',
  'many-from-one-network': 'n',
  'not-what-it-says': 'f',
  other: 'o',
} as const

export type RemovalReason = keyof typeof removalReasons

/** Why something that was removed counts again. */
export const restoreReasons = ['removed-by-mistake', 'proved-genuine'] as const
export type RestoreReason = (typeof restoreReasons)[number]

export const isRemovalReason = (text: string): text is RemovalReason => Object.hasOwn(removalReasons, text)
export const isRestoreReason = (text: string): text is RestoreReason => (restoreReasons as readonly string[]).includes(text)

/** The word of a row's sign; null where it has none. */
export const reasonOfSign = (sign: string): RemovalReason | null =>
  (Object.entries(removalReasons).find(([, known]) => known === sign)?.[0] as RemovalReason | undefined) ?? null

/** The signs under which a waiting row is held. */
export const heldSigns = { network: removalReasons['many-from-one-network'] } as const
