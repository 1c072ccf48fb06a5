/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

export type SendingFile = {
  readonly file: File
  /** Whether it is the only one: then the title is its own. */
  readonly alone: boolean
  readonly form: HTMLFormElement
  /** Where uploads begin. */
  readonly begin: string
  readonly progress: (received: number) => void
  readonly say: (text: string) => void
}

export type SentFile =
  | { readonly kind: 'sent'; readonly document: string; readonly source: string | null }
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> }

type Told = {
  readonly upload: string
  readonly received: number
  readonly size: number
  readonly document: string | null
  readonly source: string | null
}

/** The size of a piece in bytes, at first and at most; the longest that is waited before another try, in milliseconds. */
const [firstPiece, largestPiece, smallestPiece, longestWait] = [1024 * 1024, 4 * 1024 * 1024, 64 * 1024, 30_000]

/**
 * Sends one file: asks where it goes and how much of it is there, then sends piece after piece from there. What breaks on the
 * way is tried again for as long as the page is open.
 */
export async function sendFile({ file, alone, form, begin, progress, say }: SendingFile): Promise<SentFile> {
  const fields = new FormData(form)
  fields.delete('files')
  if (!alone) fields.set('title', '')
  fields.set('name', file.name)
  fields.set('size', String(file.size))
  fields.set('mark', await markOf(file))
  const given = fields.get('_token')
  const token = typeof given === 'string' ? given : ''
  let told = await untilAnswered<Told>(() => fetch(begin, { method: 'POST', body: fields, redirect: 'manual' }), say)
  if (told.kind === 'refused') return told
  let [at, size] = [told.answer, firstPiece]
  while (at.document === null) {
    progress(at.received)
    const piece = file.slice(at.received, at.received + size)
    const begun = performance.now()
    const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(at.received), 'X-Form-Token': token }
    const sent = await fetch(at.upload, { method: 'PATCH', body: piece, headers, redirect: 'manual' }).catch(() => undefined)
    if (sent?.ok === true) {
      at = (await sent.json()) as Told
      size = performance.now() - begun < 2000 ? Math.min(largestPiece, size * 2) : size
      continue
    }
    if (sent !== undefined && sent.status !== 409 && sent.status < 500) return refusal(sent)
    // How much of it came through is asked of the desk, not guessed.
    size = Math.max(smallestPiece, size / 2)
    const { upload } = at
    told = await untilAnswered<Told>(() => fetch(upload, { redirect: 'manual' }), say)
    if (told.kind === 'refused') return told
    at = told.answer
  }
  progress(file.size)
  return { kind: 'sent', document: at.document, source: at.source }
}

type Answered<Answer> = { readonly kind: 'answered'; readonly answer: Answer } | Extract<SentFile, { kind: 'refused' }>

async function untilAnswered<Answer>(ask: () => Promise<Response>, say: (text: string) => void): Promise<Answered<Answer>> {
  for (let wait = 1000; ; wait = Math.min(longestWait, wait * 2)) {
    const response = await ask().catch(() => undefined)
    if (response?.ok === true) return { kind: 'answered', answer: (await response.json()) as Answer }
    if (response !== undefined && response.status < 500) return refusal(response)
    say('The desk does not answer. It is tried again; what has arrived is kept.')
    await pause(wait)
  }
}

/** Waits so long, or until the browser says that it is connected again. */
const pause = (milliseconds: number): Promise<void> =>
  new Promise((settle) => {
    const timer = setTimeout(done, milliseconds)
    function done(): void {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      settle()
    }
    window.addEventListener('online', done)
  })

async function refusal(response: Response): Promise<Extract<SentFile, { kind: 'refused' }>> {
  if (response.type === 'opaqueredirect' || response.status === 403)
    return {
      kind: 'refused',
      errors: { files: 'You are signed out, or signed in anew. Open this page again and choose the same file: what has arrived is kept.' },
    }
  const said = (await response.json().catch(() => ({}))) as { readonly errors?: Readonly<Record<string, string>> }
  return { kind: 'refused', errors: said.errors ?? { files: `The desk refused the file (${response.status}). Choose it again.` } }
}

/** Tells a file from others of its name and size: when it was changed, and the hash of its beginning. */
async function markOf(file: File): Promise<string> {
  const beginning = await file.slice(0, 1024 * 1024).arrayBuffer()
  // Only pages of a safe origin may make hashes.
  const hash = globalThis.isSecureContext ? new Uint8Array(await crypto.subtle.digest('SHA-256', beginning)) : new Uint8Array()
  return `${file.lastModified} ${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
