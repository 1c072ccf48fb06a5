/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { violationsOn } from './accessible.ts'

/** How somebody works: with or without script, mirrored or not, with a mouse or with the keyboard alone. */
export type Way = { readonly script: boolean; readonly mirrored: boolean; readonly keyboard: boolean }

/**
 * Somebody who works at the desk. Counts what they do: clicks and keys that do something, and apart from them the fields
 * into which they type. Walking to a thing with Tab counts as nothing.
 */
export class Somebody {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #way: Way
  readonly #complaints: string[] = []
  done = 0
  typed = 0
  looked = new Set<string>()

  private constructor(context: BrowserContext, page: Page, way: Way) {
    this.#context = context
    this.page = page
    this.#way = way
    page.on('console', (message) => void (message.type() === 'error' && this.#complaints.push(`${page.url()}: ${message.text()}`)))
    page.on('pageerror', (error) => void this.#complaints.push(`${page.url()}: ${String(error)}`))
  }

  static async come(browser: Browser, way: Way): Promise<Somebody> {
    const context = await browser.newContext({ javaScriptEnabled: way.script, viewport: { width: 1280, height: 900 } })
    return new Somebody(context, await context.newPage(), way)
  }

  /** Presses a button or follows a link, and is on the next page. */
  async press(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const target = within
      .getByRole('button', { name, exact: true })
      .or(within.getByRole('link', { name, exact: true }))
      .first()
    const before = this.page.url()
    const gone = this.page.waitForEvent('framenavigated', { timeout: 15_000 })
    await Promise.all([gone, this.#act(target, 'Enter')])
    await this.page.waitForLoadState('load')
    await this.look(`pressing ${String(name)} on ${before}`)
  }

  /** Opens what is folded. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.#act(this.page.locator('summary').filter({ hasText: name }).first(), 'Enter')
  }

  async tick(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await this.#act(this.#field(name, within), 'Space')
  }

  async type(name: string | RegExp, text: string, within: Locator | Page = this.page): Promise<void> {
    const field = this.#field(name, within)
    await this.#goTo(field)
    this.typed += 1
    if (this.#way.keyboard) {
      await this.page.keyboard.press('ControlOrMeta+a')
      await this.page.keyboard.insertText(text)
    } else await field.fill(text)
  }

  /** Picks one of a list, by how it reads. */
  async pick(name: string | RegExp, label: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const list = this.#field(name, within)
    await this.#goTo(list)
    this.done += 1
    const option = list.locator('option').filter({ hasText: label }).first()
    await list.selectOption({ value: (await option.getAttribute('value', { timeout: 5000 })) ?? '' })
  }

  /** Presses a key that means something to the page. */
  async key(key: string): Promise<void> {
    this.done += 1
    await this.page.keyboard.press(key)
    await this.page.waitForLoadState('load')
  }

  /** Sees what every page has to be: no complaint of the browser, nothing wide, and accessible. */
  async look(where = this.page.url()): Promise<void> {
    const title = await this.page.title()
    assert.doesNotMatch(title, /did not work|Not found|Not for your role/, `${where} led to '${title}'`)
    const { pathname } = new URL(this.page.url())
    if (!this.#way.script || this.looked.has(pathname)) return
    this.looked.add(pathname)
    assert.deepEqual(await violationsOn(this.page), [], `${where} (${title})`)
  }

  /** Has the desk laid out from right to left, on one's own page. */
  async mirror(): Promise<void> {
    const before = this.done
    await this.press('Demo editor')
    await this.page.getByLabel('From which side you read').selectOption('rtl')
    await this.press('Save')
    assert.equal(await this.page.getAttribute('html', 'dir'), 'rtl')
    await this.press('Cases')
    this.done = before
  }

  says(): Promise<string> {
    return this.page.innerText('main')
  }

  async leave(): Promise<void> {
    await this.#context.close()
    assert.deepEqual(this.#complaints, [])
  }

  /** A field by its whole label, or by a part of it as a pattern. */
  #field(name: string | RegExp, within: Locator | Page): Locator {
    const fields = within.getByLabel(name, { exact: true }).and(within.locator('input, textarea, select'))
    return fields.filter({ visible: true }).first()
  }

  async #act(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
    this.done += 1
    if (!this.#way.keyboard) return target.click({ timeout: 10_000 })
    await this.#goTo(target)
    await this.page.keyboard.press(key)
  }

  /** With the keyboard alone, a thing is reached by Tab, or not at all. */
  async #goTo(target: Locator): Promise<void> {
    await target.waitFor({ state: 'visible', timeout: 10_000 })
    if (!this.#way.keyboard) return target.focus()
    const inGroup = await target.evaluate((element) => element instanceof HTMLInputElement && element.type === 'radio')
    for (let steps = 0; steps < 400; steps += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      // Tab stops at one of a group of radio buttons; arrows walk in it.
      if (
        inGroup &&
        (await target.evaluate(
          (element) => (document.activeElement as HTMLInputElement | null)?.name === (element as HTMLInputElement).name,
        ))
      )
        await this.page.keyboard.press('ArrowDown')
      else await this.page.keyboard.press('Tab')
    }
    assert.fail(`${String(target)} cannot be reached by keyboard on ${this.page.url()}`)
  }
}
