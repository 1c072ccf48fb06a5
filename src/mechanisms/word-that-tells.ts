import { fold } from '../kit/index.ts'

/**
 * A word by which readers would learn that a confidential procedure runs, or before whom, in what they are told of why a page is gone:
 * the first there is; undefined where there is none. Takes the text, and all that the body is called. A rule of ours: whoever describes the
 * body otherwise is not found out.
 */
export function wordThatTells(text: string, names: readonly string[]): string | undefined {
  const said = fold(text)
  const telling = [
    ...names.flatMap((name) => [name, ...(name.match(/\p{Lu}{2,}/gu) ?? []), ...(name.split(/\s+[—–-]\s+|[(),]/) ?? [])]),
    ...namesOfBodies,
    ...alwaysTell,
  ]
  return telling.map((name) => name.trim()).find((name) => name.length > 2 && includesWord(said, fold(name)))
}

const includesWord = (text: string, word: string): boolean =>
  word !== '' && ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `)

/** How those that ask for confidence are called in public, in the languages of most appeals. */
const namesOfBodies = [
  'UNESCO',
  'ICRC',
  'Red Cross',
  'Cruz Roja',
  'Croix-Rouge',
  'CICR',
  'SPT',
  'WGAD',
  'IACHR',
  'CIDH',
  'United Nations',
  'Naciones Unidas',
]
const alwaysTell = [
  'confidential',
  'confidentiality',
  'confidencial',
  'confidentiel',
  'confidentielle',
  'procedure',
  'procedimiento',
  'secret',
  'privileged',
]
