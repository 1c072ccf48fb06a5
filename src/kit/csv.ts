/**
 * Rows as CSV (RFC 4180, UTF-8 behind a byte-order mark, by which spreadsheets know it), safe in spreadsheets: a cell
 * that one would read as a formula gets an apostrophe before it (OWASP, CSV injection; ASVS 5.0 1.2.10), so no cell begins with = + - @,
 * a tab or a line end. Takes the rows, all with the same fields, whose names become the first line,
 * and these names where there may be no row.
 */
export function csvSafe(
  rows: readonly Readonly<Record<string, string | number | boolean | null>>[],
  names: readonly string[] = Object.keys(rows[0] ?? {}),
): string {
  if (names.length === 0) return byteOrderMark
  const lines = [names.map((name) => cell(name)), ...rows.map((row) => names.map((name) => cell(row[name] ?? null)))]
  return byteOrderMark + lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

const byteOrderMark = '\uFEFF'

function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  // Spreadsheets also read a formula behind spaces, and after the wide forms of these signs.
  const safe = typeof value === 'string' && /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
