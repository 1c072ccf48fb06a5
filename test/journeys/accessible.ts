import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { projectPath } from '../../src/platform/index.ts'

const axeSource = readFileSync(projectPath('node_modules', 'axe-core', 'axe.min.js'), 'utf8')
/** Said in the page, and only that is sent out of it: what axe keeps of every rule that holds is much, and nobody reads it. */
const asLines = `({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => id + ': ' + html.slice(0, 300)))`

/** What axe can be asked: everything; or only what may differ where a page is laid out from the other side. */
const questions = {
  everything: `{ resultTypes: ['violations'], selectors: false, rules: { 'target-size': { enabled: true } } }`,
  layout: `{ runOnly: ['target-size'], selectors: false }`,
} as const

/**
 * What axe finds on the page that is open, each rule with what breaks it; also the size of what is pressed (WCAG 2.5.8),
 * which axe leaves out unless it is asked for. Scripts from outside of the page are run by the browser's own door: the first time axe is
 * sent, and from then on the browser keeps it, as it was compiled, for whatever this tab opens.
 */
export async function violationsOn(page: Page, asked: keyof typeof questions = 'everything'): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) {
    await page.evaluate(axeSource)
    await page.addInitScript({ content: axeSource })
  }
  return page.evaluate<string[]>(`axe.run(${questions[asked]}).then(${asLines})`)
}
