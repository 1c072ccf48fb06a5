import assert from 'node:assert/strict'
import { formsIn } from '../src/web/desk/testing-forms.ts'
import type { RunningAmparo } from './running-amparo.ts'

/** What is typed into fields; a field may come several times. */
type Typed = Readonly<Record<string, string | readonly string[]>>

export type DemoAnswer = { readonly status: number; readonly text: string; readonly location: string | null; readonly headers: Headers }

/** Somebody at the desk of a running demo, over the wire, as a browser without script would be. */
export type DemoPerson = {
  readonly get: (path: string) => Promise<DemoAnswer>
  /** Opens a page, fills in the form on it that is sent to `path`, and sends it. */
  readonly post: (path: string, typed: Typed, on?: string) => Promise<DemoAnswer>
}

/** Signs one of the demo's people in, with the password that this start has printed. */
export async function demoPerson({ deskOrigin, printed }: RunningAmparo, name: string): Promise<DemoPerson> {
  const password = /the password of each is (\S+)/.exec(printed())?.[1] ?? assert.fail(printed())
  const ask = async (path: string, cookie: string, body?: Typed): Promise<DemoAnswer> => {
    const response = await fetch(deskOrigin + path, {
      ...(body !== undefined && { method: 'POST', body: bodyOf(body) }),
      redirect: 'manual',
      headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
    })
    const { status, headers } = response
    return { status, text: await response.text(), location: headers.get('location'), headers }
  }
  const { headers } = await ask('/sign-in', '', { name, password })
  const session = headers.getSetCookie().find((line) => line.startsWith('amparo=')) ?? assert.fail(`${name} could not sign in`)
  const cookie = session.slice(0, session.indexOf(';'))
  return {
    get: (path) => ask(path, cookie),
    async post(path, typed, on = path) {
      const page = await ask(on, cookie)
      const form = formsIn(page.text).find(({ action }) => new URL(action, deskOrigin + on).pathname === path)
      if (form === undefined) return page
      return ask(path, cookie, { ...Object.fromEntries(form.fields), ...typed })
    },
  }
}

const bodyOf = (typed: Typed): URLSearchParams =>
  new URLSearchParams(Object.entries(typed).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as [string, string])))
