import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { listProjectFiles, readProjectFile } from '../../../platform/index.ts'

/**
 * Serves the one script of the public site, which checks a receipt where it is, under an address that changes with it. Gives
 * that address. Every other page has none, and is not allowed to have one (see guard).
 */
export function addCheckScript(app: Hono): string {
  const folder = ['dist', 'src', 'web', 'public', 'signing', 'browser'] as const
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
  return `${base}/check.js`
}

const withoutComments = (script: string): string => script.replaceAll(/^\s*(?:\/\/.*|\/\*\*[^]*?\*\/)$/gm, '').replaceAll(/\n\s+/g, '\n')
