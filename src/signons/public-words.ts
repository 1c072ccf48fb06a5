/**
 * The first mark in words for everybody that nobody sees there, such as one that turns the direction of what follows, as U+202E; or
 * undefined. Names are held to the same (see nameProblem); words may have lines, and signs that are drawn with a selector.
 */
export function hiddenMarkIn(text: string): string | undefined {
  const plain = text.replaceAll(/[\n\r\t]|\u200C|\u200D|\uFE0E|\uFE0F/gu, '')
  const [mark] = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u.exec(plain) ?? []
  return mark && `U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
