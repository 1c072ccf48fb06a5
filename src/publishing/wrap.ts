/**
 * Breaks a text into lines of at most 72 columns, the first after `lead` and the others indented as far. Han characters
 * fill two columns and may be broken between; a single word longer than a line is left whole.
 */
export function wrap(text: string, lead = ''): string {
  const indent = ' '.repeat(columns(lead))
  const lines: string[] = []
  let line = ''
  for (const piece of text.trim().split(/(?<=\s)|(?<=[\u2e80-\u9fff\uff00-\uffef])/u)) {
    if (line !== '' && columns(indent + line + piece.trimEnd()) > 72) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  lines.push(line.trimEnd())
  return lines.map((each, index) => (index === 0 ? lead : indent) + each).join('\n')
}

const columns = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 2 : 1), 0)
