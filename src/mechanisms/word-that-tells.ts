import { fold } from '../kit/index.ts'

/**
 * A word by which readers would learn that a confidential procedure runs, or before whom, in what they are told of why a page is gone:
 * the first there is, as it is written; undefined where there is none. Takes the text, and all that the body is called. A rule of ours, by
 * lists: whoever describes the body otherwise is not found out (docs/mechanisms.md).
 */
export function wordThatTells(text: string, names: readonly string[]): string | undefined {
  const said = wordsOf(text.replaceAll(/(?<=\p{Lu})\.(?=\p{Lu}|\P{L}|$)/gu, ''))
  const called = names.flatMap((name) => [name, ...(name.match(/\p{Lu}{2,}/gu) ?? []), ...name.split(/\s+[—–-]\s+|[(),]/)])
  const named = [...called.map((name) => name.trim()).filter((name) => name.length > 2), ...wholeWords].flatMap((name) =>
    find(said, name, isSame),
  )
  const begun = beginnings.flatMap((name) => find(said, name, (word, start) => word.startsWith(start) && !isSecretary.test(word)))
  const short = said.filter((word) => abbreviations.has(word))
  return [...named, ...begun, ...short, ...withoutSpaces.filter((name) => text.includes(name))][0]
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Without accents and capitals: who leaves them out is found as well. */
const plain = (word: string): string => fold(word).normalize('NFD').replaceAll(/\p{M}/gu, '')

const isSame = (word: string, other: string): boolean => word === other

/** Where words follow one another in a text, the last of them as `ends` has it: as they are written there. */
function find(said: readonly string[], name: string, ends: (word: string, last: string) => boolean): readonly string[] {
  const wanted = wordsOf(name).map(plain)
  const last = wanted.at(-1)
  if (last === undefined) return []
  const at = said.findIndex((_, from) =>
    wanted.every((word, step) => {
      const here = plain(said[from + step] ?? '')
      return step === wanted.length - 1 ? ends(here, last) : here === word
    }),
  )
  return at < 0 ? [] : [said.slice(at, at + wanted.length).join(' ')]
}

/** How those that ask for confidence are called in public, and words for confidence, in the languages of appeals: whatever ending follows. */
const beginnings = [
  'Red Cross|Cruz Roja|Cruz Vermelha|Croix-Rouge|Kızılhaç|Красный Крест|Красного Крест|صلیب سرخ|الصليب الأحمر',
  'United Nations|Naciones Unidas|Nações Unidas|Nations Unies|Birleşmiş Milletler|Объединенных Наций|الأمم المتحدة',
  'سازمان ملل|UNESCO|ЮНЕСКО|یونسکو|اليونسكو|Inter-American|Interamerican|working group|grupo de trabajo|grupo de trabalho',
  'groupe de travail|subcommittee|subcomité|sous-comité|special rapporteur|relator especial|relatora especial',
  'rapporteur spécial|rapporteuse spéciale|confidenti|confidenci|privileg|secret|segredo|sigilo|reservad|procedur|procedimi',
  'procediment|gizli|prosedür|конфиденциальн|секрет|процедур|محرمانه',
].flatMap((line) => line.split('|'))
const isSecretary = /^secret(?:a[ir]|е)|^секретар/u
const wholeWords = ['ICRC', 'CICR', 'CIDH', 'IACHR', 'WGAD', 'SPT', 'سري', 'سرية', 'السري', 'السرية', 'بسرية']
/** Written without spaces around them. */
const withoutSpaces = ['联合国', '红十字', '教科文组织', '保密', '机密', '秘密', '程序']
/** Only as they are written, in capitals: in small letters some are words like any other. */
const abbreviations: ReadonlySet<string> = new Set(
  'UN|UNO|ONU|ООН|BM|OAS|OEA|OHCHR|ACNUDH|HCDH|ICRC|CICR|МККК|WGAD|SPT|CAT|CED|CCPR|IACHR|CIDH|ECHR|ECtHR|TEDH|CEDH|ЕСПЧ|AİHM|CPT|ACHPR|CADHP'.split(
    '|',
  ),
)
