/** Where an answer comes from: the language of `wants` in data/forms, read once. */
export type Want =
  /** A fact of the dictionary: its point, with every account. */
  | { readonly kind: 'fact'; readonly fact: string }
  /** Claims about a topic; of one kind of speaker where it says so. */
  | { readonly kind: 'claims'; readonly topic: string; readonly by?: 'official' | 'each' }
  /** What the head of the file, its persons, consents and appeals say: `subject.born`. */
  | { readonly kind: 'case'; readonly path: string }
  /** Where the person was held, one after another; the last only, or the first. */
  | { readonly kind: 'ledger'; readonly of: string; readonly at?: 'first' | 'last' }
  /** What the team did: published, submitted, was answered. */
  | { readonly kind: 'log'; readonly of: string }
  /** Norms that are proposed; of some instruments only. */
  | { readonly kind: 'norms'; readonly instruments: readonly string[] }
  | { readonly kind: 'bodies'; readonly of: string }
  | { readonly kind: 'evidence'; readonly of: string }

/** Reads one. Gives the sentence that says what is wrong with it. */
export function readWant(text: string): Want | string {
  const [, head = '', rest = ''] = /^(claims|case|ledger|log|norms|bodies|evidence):(.+)$/.exec(text) ?? []
  switch (head) {
    case 'claims':
      return claimsWanted(rest)
    case 'case':
      return { kind: 'case', path: rest }
    case 'ledger': {
      const [, of = rest, at] = /^([a-z]+)\[(-?\d)\]/.exec(rest) ?? []
      return { kind: 'ledger', of, ...(at !== undefined && { at: at === '0' ? 'first' : 'last' }) }
    }
    case 'log':
      return { kind: 'log', of: rest }
    case 'norms': {
      const [, of = ''] = /^proposed(?:\[instrument(?:=| in \()([a-z0-9_,-]+)\)?\])?$/.exec(rest) ?? []
      return { kind: 'norms', instruments: of === '' ? [] : of.split(',') }
    }
    case 'bodies':
      return { kind: 'bodies', of: rest }
    case 'evidence':
      return { kind: 'evidence', of: rest }
    case '':
      return /^[a-z]+\.[a-z_]+$/.test(text) ? { kind: 'fact', fact: text } : `'${text}' is no fact and no source of answers`
    default:
      return `'${text}' is no source of answers`
  }
}

function claimsWanted(rest: string): Want {
  const [, topic = rest, by] = /^([^[]+)\[(said_by=official|source\.type)\]$/.exec(rest) ?? []
  return { kind: 'claims', topic, ...(by !== undefined && { by: by === 'source.type' ? 'each' : 'official' }) }
}
