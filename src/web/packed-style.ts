import { createHash } from 'node:crypto'
import { readProjectFile } from '../platform/index.ts'

/** One style sheet as it is sent, and the name that changes with it. */
export type PackedStyle = { readonly css: string; readonly digest: string }

/** Files of `src/web`, by their paths in it, as one style sheet without comments and what else only people read. */
export function packStyle(...files: readonly string[]): PackedStyle {
  const css = files
    .map((file) => readProjectFile('src', 'web', ...file.split('/')))
    .join('')
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .replaceAll(/(?<=[ :(,-])0(?=\.\d)/g, '')
    .trim()
  return { css, digest: createHash('sha256').update(css).digest('hex').slice(0, 12) }
}
