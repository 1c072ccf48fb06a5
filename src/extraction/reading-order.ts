import type { Letter } from './page-text.ts'

/** Whether any of the text is written from the right to the left. */
export const isRightToLeft = (text: string): boolean =>
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)

/**
 * The letters of a line that holds Arabic or Hebrew, from how they stand on the page to how they are read. A PDF keeps where
 * letters stand and not how they follow one another; this is the Unicode bidirectional algorithm (UAX 9) backwards. The line
 * reads from the side that most of its letters read from; names of the other side within it keep their own order.
 */
export function readingOrder(letters: readonly Letter[]): Letter[] {
  const clusters = clustersOf(letters)
  const fromRight = clusters.filter((cluster) => isRightToLeft(textOf(cluster))).length
  const fromLeft = clusters.filter(isLeftToRight).length
  if (fromRight >= fromLeft) return mirrored(fromTheRight(clusters.toSorted((a, b) => right(b) - right(a))))
  return fromTheLeft(clusters.toSorted((a, b) => right(a) - right(b)))
}

/** Clusters from the right edge on: each run in its own order. */
function fromTheRight(clusters: readonly Cluster[]): Letter[] {
  const order: Letter[] = []
  for (let at = 0; at < clusters.length;) {
    const end = endOfRun(clusters, at)
    order.push(...clusters.slice(at, end).toReversed().flat())
    at = end
  }
  return order
}

/** Clusters from the left edge on: words that are read from the right, with what stands between them, are turned. */
function fromTheLeft(clusters: readonly Cluster[]): Letter[] {
  const order: Letter[] = []
  for (let at = 0; at < clusters.length;) {
    let end = at + 1
    if (isRightToLeft(textOf(clusters[at])))
      for (let next = end; next < clusters.length && !isLeftToRight(clusters[next]); next += 1)
        if (isRightToLeft(textOf(clusters[next]))) end = next + 1
    order.push(...fromTheRight(clusters.slice(at, end).toReversed()))
    at = end
  }
  return order
}

type Cluster = readonly Letter[]

/** Letters that cannot be parted: what has no width of its own (the rest of a ligature, a vowel) goes with what it stands on. */
function clustersOf(letters: readonly Letter[]): Cluster[] {
  const clusters: Letter[][] = []
  for (const letter of letters) {
    const [left, end] = [letter.quad[0], letter.quad[2]]
    const last = clusters.at(-1)
    if (last !== undefined && (end - left < 0.05 || /^\p{M}/u.test(letter.text))) last.push(letter)
    else clusters.push([letter])
  }
  return clusters
}

const right = (cluster: Cluster): number => cluster[0]?.quad[2] ?? 0
const textOf = (cluster: Cluster | undefined): string => cluster?.[0]?.text ?? ''

const isDigit = (cluster: Cluster | undefined): boolean => /^\p{Nd}/u.test(textOf(cluster))
const isLeftToRight = (cluster: Cluster | undefined): boolean => {
  const text = textOf(cluster)
  return /^\p{L}/u.test(text) && !isRightToLeft(text)
}
const isSeparator = (cluster: Cluster | undefined): boolean => /^[-.,:/+٫٬]$/.test(textOf(cluster))

/**
 * Where the run that begins here, seen from the right, ends: words of scripts that are read from the left with what stands
 * between them, or one number with the separators in it; anything else is a run by itself.
 */
function endOfRun(clusters: readonly Cluster[], start: number): number {
  if (!isDigit(clusters[start]) && !isLeftToRight(clusters[start])) return start + 1
  let end = start + 1
  let words = isLeftToRight(clusters[start])
  for (let at = end; at < clusters.length; at += 1) {
    const cluster = clusters[at]
    if (isRightToLeft(textOf(cluster))) break
    words ||= isLeftToRight(cluster)
    const within = isDigit(cluster) || isLeftToRight(cluster)
    if (within) end = at + 1
    else if (!words && !(isSeparator(cluster) && isDigit(clusters[at + 1]) && end === at)) break
  }
  return words ? end : endOfNumber(clusters, start)
}

function endOfNumber(clusters: readonly Cluster[], start: number): number {
  let at = start
  while (isDigit(clusters[at]) || (isSeparator(clusters[at]) && isDigit(clusters[at + 1]))) at += 1
  return at
}

const mirrors: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«', '<': '>', '>': '<' }

/** Some programs keep brackets as they look, which is the wrong way round once they are read from the right. */
function mirrored(letters: readonly Letter[]): Letter[] {
  const brackets = letters.filter(({ text }) => text in mirrors)
  if (!/^[)\]»>]/.test(brackets[0]?.text ?? '') || !/^[([«<]/.test(brackets.at(-1)?.text ?? '')) return [...letters]
  return letters.map((letter) => ({ ...letter, text: mirrors[letter.text] ?? letter.text }))
}
