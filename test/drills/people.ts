import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { ReceivedMail } from '../../src/platform/mail/testing.ts'
import type { CampaignOpened } from './open-campaign.ts'

/** Somebody who signs, and where from. */
export type Person = {
  readonly name: string
  readonly mail: string
  readonly country: string
  /** `n` name shown, `a` for the addressee, `c` only counted. */
  readonly disclosure: 'n' | 'a' | 'c'
  /** A network address of their own. */
  readonly from: string
}

export type Given = {
  readonly status: number
  readonly text: string
  readonly retryAfter: string | undefined
  readonly location: string | undefined
}

/** A way to a site; rejects when the connection breaks before the whole answer is there. */
export type Door = (path: string, asked?: { readonly form?: Readonly<Record<string, string>>; readonly from?: string }) => Promise<Given>

/** Over connections that are kept open. */
export function doorAt(origin: string): Door & { readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const door: Door = (path, { form, from = '192.0.2.1' } = {}) =>
    new Promise((settle, fail) => {
      const body = form === undefined ? undefined : new URLSearchParams(form).toString()
      const headers = {
        'X-Forwarded-For': from,
        ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }),
      }
      const asking = request(origin + path, { method: body === undefined ? 'GET' : 'POST', agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', fail)
        response.on('end', () => {
          const { location, 'retry-after': retryAfter } = response.headers
          settle({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), location, retryAfter })
        })
        response.on('close', () => fail(new Error('The answer was cut off')))
      })
      asking.on('error', fail)
      asking.end(body)
    })
  return Object.assign(door, { close: () => agent.destroy() })
}

/** The form as the page of a sign-on sends it. */
export const signForm = (
  { version, lang }: Pick<CampaignOpened, 'version' | 'lang'>,
  { name, mail, country, disclosure }: Person,
): Readonly<Record<string, string>> => ({
  version: String(version),
  lang,
  request: randomBytes(16).toString('base64url'),
  name,
  mail,
  country,
  disclosure,
  warned: country,
  sign: 'yes',
  ...(disclosure === 'n' && { showName: 'yes' }),
  ...(disclosure === 'a' && { toAddressee: 'yes' }),
  ...(country !== '' && { countCountry: 'yes' }),
})

/** What an answered form is known by, for whoever types a code. */
export const answerIn = ({ text }: Given): string => /name="answer" value="([\w-]+)"/.exec(text)?.[1] ?? ''

/** What a mail brings: the token of the link that confirms, the code beside it; or the link of the own page. */
export function readMail({ bytes }: Pick<ReceivedMail, 'bytes'>): {
  readonly token?: string
  readonly code?: string
  readonly own?: string
} {
  const text = decoded(bytes.toString('latin1'))
  const token = /\/s\/([\w-]{43})/.exec(text)?.[1]
  const own = /\/p\/(\d+-[\w-]{22})/.exec(text)?.[1]
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0]
  if (token !== undefined) return { token, ...(code !== undefined && { code }) }
  return own === undefined ? {} : { own }
}

/** Quoted-printable and base64, in which mails are written where 7 bits do not do. */
function decoded(mail: string): string {
  const border = mail.indexOf('\r\n\r\n')
  const [head, body] = [mail.slice(0, border), mail.slice(border + 4)]
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body
  return body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** A network address that nobody else of the drill has: of another /24 for each of the first 65,000. */
export const addressOf = (number: number): string => `10.${Math.floor(number / 256) % 256}.${number % 256}.7`
