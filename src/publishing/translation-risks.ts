import { namesToLetOut, openQuestions, printedNames, readReview, riskMatter, type CitedCases, type PrintedName } from '../appeals/index.ts'
import type { Appeal, CaseDocument } from '../cases/index.ts'
import { fold, type Day } from '../kit/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import { printInLines, printOf, type Print } from './print.ts'

type Translated = {
  readonly appeal: Appeal
  readonly original: Edition
  readonly translation: Edition
  /** Evaluated for today. */
  readonly cases: CitedCases
  readonly today: Day
  /** When this language or a whole version was last taken down. */
  readonly takenDown: Date | null
}

/**
 * What stops a translation that the text of the appeal does not show, in sentences: a name that only the translation prints and nobody
 * let out; and, where the desk published the original, a risk review that is not answered for the text and the files of today.
 */
export async function risksOfTranslation(
  tx: Transaction,
  { appeal, original, translation, cases, today, takenDown }: Translated,
): Promise<readonly string[]> {
  const { answers } = await readReview(tx, appeal.id)
  const files = [...cases.files.values()]
  const fresh = namesToLetOut(namesOnlyIn(printOf(translation), printOf(original), { files, today }), answers.letOut, takenDown)
  const open = original.approved === 'operator' ? [] : openQuestions(answers, riskMatter(appeal, cases, today, takenDown))
  return [
    ...fresh.map(
      ({ name }) =>
        `The translation prints the name ${name}, which the original does not print and nobody let out. Say it without the name, or let the name out in the risk review.`,
    ),
    ...(open.length === 0 ? [] : ['The risk review has to be answered again: it does not speak of the text and the files of today.']),
  ]
}

/** The names that are in the files and that a translation prints as words of their own, and its original does not print. */
export function namesOnlyIn(
  translation: Print,
  original: Print,
  { files, today }: { readonly files: readonly CaseDocument[]; readonly today: Day },
): readonly PrintedName[] {
  const namesIn = (print: Print) => printedNames(printInLines(print), files, today)
  const known = new Set(namesIn(original).map(({ key }) => key))
  const lines = printInLines(translation).map(fold).join('\n')
  return namesIn(translation).filter(({ key, name }) => !known.has(key) && standsAlone(fold(name), lines))
}

/**
 * Whether a name is a word of its own, with a short ending at most: "Ana" is not in "semana". Scripts that write words together, or take
 * others onto them, are not told apart: there any hit counts.
 */
function standsAlone(name: string, lines: string): boolean {
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]*$/u.test(name)) return true
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}\p{L}{0,2}(?![\p{L}\p{N}])`, 'u').test(lines)
}
