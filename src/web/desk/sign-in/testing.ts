import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import type { Database } from '../../../platform/index.ts'
import { codeAt, findSession, sessionLimits } from '../../../staff/index.ts'
import { answerOf, deskOrigin, openDesk, type Answer, type TestDesk } from '../testing.ts'
import { formsIn } from '../testing-forms.ts'

/** A browser without script that keeps cookies, at a desk whose clock stands until it is moved. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #clock: { now: Date }
  readonly #desk: TestDesk
  readonly #address: string

  constructor(db: Database, now: Date, shared?: { desk: TestDesk; clock: { now: Date } }, address = '192.0.2.1') {
    this.#clock = shared?.clock ?? { now }
    this.#desk = shared?.desk ?? openDesk(db, { clock: () => this.#clock.now })
    this.#address = address
  }

  /** Another browser at the same desk. */
  another(address = this.#address): Browser {
    return new Browser(undefined as never, this.#clock.now, { desk: this.#desk, clock: this.#clock }, address)
  }

  get now(): Date {
    return this.#clock.now
  }

  later(minutes: number): void {
    this.#clock.now = new Date(this.#clock.now.getTime() + minutes * 60_000)
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask(path, { headers })
  }

  /** Fills in the form that is sent to `path` on the page `on`, and sends it. */
  async post(path: string, typed: Readonly<Record<string, string>>, { on = path }: { readonly on?: string } = {}): Promise<Answer> {
    const page = await this.get(on)
    const wanted = new URL(path, deskOrigin).pathname
    const form = formsIn(page.text).find(({ action }) => new URL(action, deskOrigin + on).pathname === wanted)
    const fields = Object.fromEntries([...(form?.fields ?? [])].map(([name, values]) => [name, values[0] ?? '']))
    return this.send(form?.action ?? path, { ...fields, ...typed })
  }

  send(path: string, typed: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(typed), headers })
  }

  async #ask(path: string, options: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      Host: new URL(deskOrigin).host,
      'Sec-Fetch-Site': 'same-origin',
      ...(cookie !== '' && { Cookie: cookie }),
      ...(options.headers as Record<string, string>),
    }
    const url = new URL(path, deskOrigin)
    const socket = { incoming: { socket: { remoteAddress: this.#address } } }
    const response = await this.#desk.app.request(url.href, { ...options, headers }, socket)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answerOf(response)
  }
}

/** Joins by a link with an app for codes. Gives the last answer and the app's secret. */
export async function joinByLink(
  browser: Browser,
  token: string,
  chosen: { readonly name?: string; readonly shown?: string; readonly password: string },
): Promise<{ readonly answer: Answer; readonly secret: string }> {
  const prepared = await browser.post(`/invitations/${token}`, { ...chosen, again: chosen.password })
  assert.equal(prepared.location, `/invitations/${token}/second-factor`, prepared.text)
  const page = await browser.get(prepared.location ?? '')
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? assert.fail('no secret')
  const answer = await browser.post(`/invitations/${token}/second-factor`, { code: codeAt(secret, browser.now) })
  return { answer, secret }
}

/** Waits until the desk has noted when the session of a browser was last seen, for which no answer waits. */
export async function seen(db: Database, { cookies, now }: Browser): Promise<void> {
  const lastSeen = async (): Promise<number> =>
    (await findSession(db, cookies.get('__Host-amparo') ?? '', now))?.session.lastSeenAt.getTime() ?? assert.fail('the session is over')
  while (now.getTime() - (await lastSeen()) >= sessionLimits.seen) await setTimeout(5)
}
