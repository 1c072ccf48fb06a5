import PostalMime, { type Attachment, type Email } from 'postal-mime'

/** What a mail says became of another one. Nothing in it is trusted: whoever calls looks whether such a mail was sent. */
export type Report = {
  /** What it calls the mail it is about: Message-IDs and tokens, as they may stand in the ledger. */
  readonly marks: readonly string[]
  readonly recipients: readonly ReportedRecipient[]
}

export type ReportedRecipient = {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** Such as 5.1.1 (RFC 3463). */
  readonly status?: string
  /** The addresses it is about, as the report gives them, in lower case. */
  readonly addresses: readonly string[]
}

/** Reads a mail as a delivery status notification (RFC 3464); null where it is none. Never throws for what is in it. */
export async function readReport(bytes: Uint8Array): Promise<Report | null> {
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 20 }).catch(() => null)
  if (mail === null) return null
  const status = mail.attachments.find(
    ({ mimeType }) => mimeType === 'message/delivery-status' || mimeType === 'message/global-delivery-status',
  )
  if (status === undefined) return null
  const [ofMail = [], ...ofRecipients] = groupsOf(textOf(status))
  const recipients = ofRecipients.flatMap((fields): ReportedRecipient[] => {
    const action = actions.find((one) => one === valueOf(fields, 'action').toLowerCase())
    const code = /^\d\.\d{1,3}\.\d{1,3}/.exec(valueOf(fields, 'status'))?.[0]
    const addresses = ['original-recipient', 'final-recipient']
      .map((name) => addressIn(valueOf(fields, name)))
      .filter((text) => text !== '')
    return action === undefined ? [] : [{ action, ...(code !== undefined && { status: code }), addresses }]
  })
  return { marks: marksOf(mail, valueOf(ofMail, 'original-envelope-id')), recipients }
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** The mail it is about: by the envelope that we gave it, by its Message-ID in what came back of it, by the address that the report came to. */
function marksOf(mail: Email, envelope: string): readonly string[] {
  const returned = mail.attachments.filter(({ mimeType }) =>
    /^(message\/(global|rfc822)|text\/rfc822-headers|message\/(global-headers|rfc822-headers))$/.test(mimeType),
  )
  const ids = returned.flatMap(
    (part) => /^message-id:\s*(<[\x21-\x3b\x3d\x3f-\x7e]{1,200}>)/im.exec(textOf(part).slice(0, 65_536))?.[1] ?? [],
  )
  const to = mail.headers
    .filter(({ key }) => ['to', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key))
    .map(({ value }) => value)
  const tokens = [envelope, ...to].flatMap((text) => text.match(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g) ?? [])
  return [...new Set([...ids, ...tokens])].slice(0, 20)
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

type Field = readonly [name: string, value: string]

/** Groups of fields with empty lines between them; a line that begins with white space goes on with the one before. */
const groupsOf = (text: string): readonly (readonly Field[])[] =>
  text
    .slice(0, 65_536)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map((group) => group.split('\n').flatMap((line): Field[] => fieldIn(line)))
    .filter((group) => group.length > 0)

function fieldIn(line: string): Field[] {
  const at = line.indexOf(':')
  return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]]
}

const valueOf = (fields: readonly Field[], name: string): string => fields.find(([called]) => called === name)?.[1] ?? ''

/** "rfc822;somebody@example.org", with or without brackets. */
const addressIn = (text: string): string =>
  (text.split(';').at(-1) ?? '')
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase()
