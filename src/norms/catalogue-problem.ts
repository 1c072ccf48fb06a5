import type { z } from 'zod'

/** One thing that is wrong, and where: `norms nmr-44`, `ratifications PE cat`. */
export type CatalogueProblem = { readonly at: string; readonly message: string }
export type Invalid = { readonly kind: 'invalid'; readonly problems: readonly CatalogueProblem[] }

/** What a schema found, with its places in the file. */
export function shapeProblems(file: string, { error }: z.ZodSafeParseResult<unknown>): readonly CatalogueProblem[] {
  return error === undefined ? [] : error.issues.map(({ path, message }) => ({ at: `${file} ${path.join('.')}`, message }))
}
