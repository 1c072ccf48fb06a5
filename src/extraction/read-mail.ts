import { createHash } from 'node:crypto'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import type { Fact } from './extraction.ts'
import type { Found } from './read-file.ts'
import { textOfHtml } from './read-html.ts'

/** What a fact is called that tells of a file within a mail. */
export const notOpened = 'Attached, not opened'

/** A mail: the headers that people read, its text, and what is attached by name, type, size and SHA-256; nothing is opened. */
export async function readMail(bytes: Uint8Array): Promise<Found> {
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50 })
  const heads = headsOf(mail)
  const attached = mail.attachments.map(attachmentInWords)
  const body = mail.text?.trim() ? mail.text : textOfHtml(mail.html ?? '')
  const parts = [
    heads.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    body.trim(),
    attached.map((each) => `Attached: ${each}`).join('\n'),
  ]
  return {
    text: parts.filter((part) => part !== '').join('\n\n'),
    facts: [...heads, ...attached.map((value) => ({ label: notOpened, value })), ...routeOf(mail), ...protectionOf(mail)],
  }
}

function headsOf(mail: Email): Fact[] {
  // The date is told as it is written: made into an instant, it would lose the day that the sender wrote.
  const written = mail.headers.find(({ key }) => key === 'date')?.value
  const heads: [string, string | undefined][] = [
    ['From', people(mail.from === undefined ? [] : [mail.from])],
    ['Sender', people(mail.sender === undefined ? [] : [mail.sender])],
    ['To', people(mail.to)],
    ['Cc', people(mail.cc)],
    ['Bcc', people(mail.bcc)],
    ['Reply-To', people(mail.replyTo)],
    ['Date', written],
    ['Subject', mail.subject],
    ['Message-ID', mail.messageId],
    ['In-Reply-To', mail.inReplyTo],
  ]
  return heads.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value: value.replaceAll(/\s+/g, ' ') }]))
}

const people = (addresses: readonly Address[] = []): string => addresses.slice(0, 100).map(person).join(', ')

const person = (one: Address): string =>
  one.group === undefined
    ? one.name === ''
      ? one.address
      : `${one.name} <${one.address}>`
    : `${one.name}: ${one.group.map(person).join(', ')}`

function attachmentInWords({ filename, mimeType, content }: Attachment): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return `${filename ?? 'without a name'}, ${mimeType}, ${bytes.length} bytes, SHA-256 ${sha256}`
}

const telling = new Map([
  ['received', 'Received'],
  ['x-originating-ip', 'Sent from'],
  ['x-mailer', 'Written with'],
  ['user-agent', 'Written with'],
  ['authentication-results', 'Checked on the way'],
])

/** What servers and programs on the way wrote. */
const routeOf = (mail: Email): Fact[] =>
  mail.headers.flatMap(({ key, value }) => {
    const label = telling.get(key)
    return label === undefined ? [] : [{ label, value }]
  })

function protectionOf({ attachments }: Email): Fact[] {
  const types = attachments.map(({ mimeType }) => mimeType)
  if (types.some((type) => /pkcs7-mime|pgp-encrypted/.test(type)))
    return [{ label: 'Encrypted', value: 'Its text cannot be read without the key.' }]
  return types.some((type) => /pkcs7-signature|pgp-signature/.test(type))
    ? [{ label: 'Signed', value: 'The signature is not checked here.' }]
    : []
}
