import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { listProjectFiles, readProjectFile } from '../../platform/index.ts'

/**
 * Serves the desk's own scripts, native modules that import each other by relative addresses, under an address that
 * changes with them. Gives the address of the first one.
 */
export function addBrowserScripts(app: Hono): string {
  const folder = ['dist', 'src', 'web', 'desk', 'browser'] as const
  const scripts = listProjectFiles(...folder)
    .filter((name) => name.endsWith('.js') && !name.endsWith('.test.js'))
    .map((name) => ({ name, text: withoutComments(readProjectFile(...folder, name)) }))
  const hash = createHash('sha256')
  for (const { name, text } of scripts) hash.update(`${name}\0${text}\0`)
  const base = `/scripts-${hash.digest('hex').slice(0, 12)}`
  for (const { name, text } of scripts)
    app.get(`${base}/${name}`, (c) =>
      c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' }),
    )
  return `${base}/desk.js`
}

/** A script as browsers need it: lines that are comments, and the space before each line, say nothing to them. */
const withoutComments = (script: string): string => script.replaceAll(/^\s*(?:\/\/.*|\/\*\*[^]*?\*\/)$/gm, '').replaceAll(/\n\s+/g, '\n')
