import type { EntryProblem } from '../../../cases/index.ts'
import type { Errors } from '../forms/index.ts'

/**
 * What is wrong with entries, by the fields of the form they were made of. Takes the field of a path within an entry
 * (`asserts[0].value`), which the form knows; a problem that belongs to none stands above the form. The first of a field
 * counts.
 */
export function problemsByField(problems: readonly EntryProblem[], fieldOf: (path: string, change: number) => string | undefined): Errors {
  const errors: Record<string, string> = {}
  for (const { change = 0, path, message } of problems) {
    const field = fieldOf(path.replace(/^entry\.?/, ''), change) ?? ''
    errors[field] ??= inASentence(message)
  }
  return errors
}

/** A message made for whoever writes a file, for whoever fills in a form: what was found there they see themselves. */
function inASentence(message: string): string {
  const said = message.replace(/; found [^]*$/, '').replace(/^expected /, 'this needs ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
