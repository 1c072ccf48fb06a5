/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mayBeReceipt, readReceiptFile } from './receipt-file.ts'
import { checkReceipt } from './receipt.ts'

// Improves the page on which a receipt is checked, which works without: the receipt is then checked where it is. The page's
// policy lets this script talk to nobody.
const form = document.querySelector<HTMLFormElement>('form#check[data-vkey]')
const here = document.querySelector<HTMLElement>('#here')
const text = document.querySelector<HTMLTextAreaElement>('#receipt')
const file = document.querySelector<HTMLInputElement>('#file')
const button = here?.querySelector('button')

// Only where the page came over https, and the browser can verify what the log signs.
if (form && here && text && file && button && 'subtle' in crypto) {
  here.hidden = false
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? []
    if (chosen !== undefined) void readReceiptFile(chosen).then(take)
  })
  const take = (read: string | null): void => {
    text.value = read ?? ''
    if (read === null) say({ kind: 'unreadable' })
  }
  button.addEventListener('click', () => void check(form.dataset['vkey'] ?? '', text.value).then(say))
}

type Answer = Awaited<ReturnType<typeof checkReceipt>>

async function check(vkey: string, receipt: string): Promise<Answer> {
  if (!mayBeReceipt(receipt)) return { kind: 'unreadable' }
  try {
    return await checkReceipt(`${receipt.trim()}\n`, vkey)
  } catch {
    // What cannot even be read as base64 throws.
    return { kind: 'unreadable' }
  }
}

/** Shows the one of the page's sentences that applies. */
function say(answer: Answer): void {
  for (const said of document.querySelectorAll<HTMLElement>('[data-answer]')) {
    const applies =
      said.dataset['answer'] === answer.kind ||
      (said.dataset['answer'] === 'stands-for' && answer.kind === 'verified' && answer.opening !== null)
    said.hidden = !applies
    if (!applies || answer.kind !== 'verified') continue
    const place = said.querySelector('span')
    if (place !== null) place.textContent = Object.values(answer.opening ?? {}).join(', ')
    const sentence = said.querySelector('strong')
    if (sentence === null) continue
    sentence.dataset['words'] ??= sentence.textContent
    sentence.textContent = sentence.dataset['words'].replace('{entry}', String(answer.index)).replace('{size}', String(answer.size))
  }
}
