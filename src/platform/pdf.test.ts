import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { after, test } from 'node:test'
import { amiri, createPdfRenderer, longestPdfData, notoSansHans, notoSerif, usualPdfLimits, type PdfOutcome } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'amparo-pdf-'))
const template = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const plain = template(
  'plain.typ',
  `#let data = json(bytes(sys.inputs.data))
#let day = sys.inputs.date.split("-").map(int)
#set document(title: data.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(font: ("Noto Serif", "Amiri", "Noto Sans S Chinese"), fallback: false)
#data.title`,
)
const settings = { date: '2021-07-25', fonts: [notoSerif, amiri] }
const renderers: { stop: () => void }[] = []
const renderer = (limits = {}) => {
  const made = createPdfRenderer({ ...usualPdfLimits, ...limits })
  renderers.push(made)
  return made
}
after(() => {
  renderers.forEach((made) => made.stop())
  rmSync(folder, { recursive: true, force: true })
})

const bytes = (outcome: PdfOutcome): Uint8Array => {
  assert.equal(outcome.kind, 'rendered', JSON.stringify(outcome))
  return outcome.kind === 'rendered' ? outcome.bytes : new Uint8Array()
}
const shared = renderer()

test('a text becomes a PDF', async () => {
  const pdf = Buffer.from(bytes(await shared.render(plain, { title: 'María Ñusta' }, settings))).toString('latin1')
  assert.match(pdf, /^%PDF-1\.7/)
  assert.match(pdf, /%%EOF\s*$/)
})

test('text that looks like markup is printed as it stands', async () => {
  const title = '#evil() $x$ *b* @x <l> \\ // /* ` = - + #panic("no") ñ'
  const printed = Buffer.from(bytes(await shared.render(plain, { title }, settings))).toString('latin1')
  const utf16 = Array.from(title, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')
  assert.ok(printed.includes(`<FEFF${utf16.toUpperCase()}>`), "the document's title is not the text, character by character")
})

test('the same text gives the same bytes in two fresh processes', async () => {
  const first = renderer()
  const second = renderer()
  const data = { title: 'Sin fecha de hoy — نص عربي' }
  const one = bytes(await first.render(plain, data, settings))
  const other = bytes(await second.render(plain, data, settings))
  assert.notEqual(first.pid(), second.pid())
  assert.deepEqual(one, other)
})

test('characters without a glyph are named and nothing is printed', async () => {
  assert.deepEqual(await shared.render(plain, { deep: [{ title: 'Ana ሰላም' }], title: 'שלום' }, settings), {
    kind: 'missing-glyphs',
    characters: ['ሰ', 'ላ', 'ም', 'ש', 'ל', 'ו', 'ם'],
    scripts: ['Ethiopic', 'Hebrew'],
  })
})

test('Chinese is missing until its font is given', async () => {
  const data = { title: '刘晓波' }
  assert.equal((await shared.render(plain, data, settings)).kind, 'missing-glyphs')
  assert.equal((await shared.render(plain, data, { ...settings, fonts: [...settings.fonts, notoSansHans] })).kind, 'rendered')
})

test('direction marks, joiners and line breaks need no glyph; other control characters are refused', async () => {
  bytes(await shared.render(plain, { title: 'a\u200d\u200f\u2068b\u2069\nc' }, settings))
  const outcome = await shared.render(plain, { title: 'a\u0007' }, settings)
  assert.ok(outcome.kind === 'missing-glyphs' && outcome.characters[0] === '\u0007')
})

for (const [name, text] of [
  ['read a file', '#read("/etc/passwd")'],
  ['read a file beside it', '#read("/plain.typ")'],
  ['fetch a package', '#import "@preview/cetz:0.2.0"'],
  ['include another file', '#include "../../../../etc/hosts"'],
] as const)
  test(`a template cannot ${name}`, async () => {
    const outcome = await shared.render(template('reaching.typ', text), {}, settings)
    assert.equal(outcome.kind, 'failed')
  })

test("a template's mistake comes back with its place, and the next document is set as if nothing had been", async () => {
  const outcome = await shared.render(template('broken.typ', '#let x = (1,\n'), {}, settings)
  assert.ok(outcome.kind === 'failed' && outcome.message.includes('main.typ:1'), JSON.stringify(outcome))
  bytes(await shared.render(plain, { title: 'after' }, settings))
})

test('a text too long and a date that is none are refused', async () => {
  const long = await shared.render(plain, { title: 'a'.repeat(longestPdfData) }, settings)
  assert.ok(long.kind === 'failed' && long.message.includes('too long'))
  assert.equal((await shared.render(plain, { title: 'a' }, { ...settings, date: 'today' })).kind, 'failed')
})

test('a document that takes too long is given up and its process replaced', async () => {
  const slow = template('slow.typ', '#for a in range(9000) { for b in range(9000) { let c = a * b } }')
  const impatient = renderer({ time: 5000 })
  bytes(await impatient.render(plain, { title: 'warm' }, settings))
  const before = impatient.pid()
  const outcome = await impatient.render(slow, {}, settings)
  assert.ok(outcome.kind === 'failed' && outcome.message.includes('longer than 5 seconds'), JSON.stringify(outcome))
  bytes(await impatient.render(plain, { title: 'again' }, settings))
  assert.notEqual(impatient.pid(), before)
})

test('a document that wants too much memory fails, and the next one is set', async () => {
  const greedy = template('greedy.typ', '#let s = "0123456789abcdef" * 1000000\n#range(2000).map(n => s + str(n)).join()')
  const small = renderer({ memory: 128 })
  const outcome = await small.render(greedy, {}, settings)
  assert.equal(outcome.kind, 'failed', JSON.stringify(outcome).slice(0, 100))
  bytes(await small.render(plain, { title: 'again' }, settings))
})

test('a process killed in the middle is answered and replaced', async () => {
  const hit = renderer()
  const answer = hit.render(plain, { title: 'never' }, settings)
  await Promise.resolve()
  await new Promise((resolve) => setImmediate(resolve))
  const pid = hit.pid()
  assert.ok(pid)
  process.kill(pid, 'SIGKILL')
  const outcome = await answer
  assert.ok(outcome.kind === 'failed' && outcome.message.includes('SIGKILL'), JSON.stringify(outcome))
  bytes(await hit.render(plain, { title: 'again' }, settings))
})

test('a process is replaced after its share of documents', async () => {
  const brief = renderer({ documents: 2 })
  const pids: (number | undefined)[] = []
  for (const title of ['one', 'two', 'three']) {
    bytes(await brief.render(plain, { title }, settings))
    pids.push(brief.pid())
  }
  assert.equal(pids[0], pids[1])
  assert.notEqual(pids[1], pids[2])
})

test('a process that holds half its memory is replaced before the next document', async () => {
  const tight = renderer({ memory: 48 })
  // The Chinese fonts alone are 17 MB, and the compiler keeps what it made of them.
  const chinese = { ...settings, fonts: [...settings.fonts, notoSansHans] }
  bytes(await tight.render(plain, { title: '刘晓波' }, chinese))
  const first = tight.pid()
  bytes(await tight.render(plain, { title: '刘' }, chinese))
  assert.notEqual(tight.pid(), first)
})

test('many asked at once are all answered, one after another', async () => {
  const outcomes = await Promise.all(Array.from({ length: 12 }, (_, n) => shared.render(plain, { title: `document ${n}` }, settings)))
  assert.deepEqual(new Set(outcomes.map((outcome) => outcome.kind)), new Set(['rendered']))
  assert.equal(new Set(outcomes.map((outcome) => Buffer.from(bytes(outcome)).toString('base64'))).size, 12)
})

const owner = (then: string): string =>
  template(
    `owner-${then.length}.mjs`,
    `import { createPdfRenderer, notoSerif, usualPdfLimits } from ${JSON.stringify(join(import.meta.dirname, `index${extname(import.meta.filename)}`))}
const renderer = createPdfRenderer(usualPdfLimits)
await renderer.render(${JSON.stringify(plain)}, { title: 'a' }, { date: '2021-07-25', fonts: [notoSerif] })
process.send(renderer.pid())
${then}`,
  )

test('the process ends when ours is killed', async () => {
  const ours = fork(owner('setInterval(() => {}, 1000)'), { execArgv: [] })
  const [pid] = (await once(ours, 'message')) as [number]
  assert.ok(isAlive(pid))
  ours.kill('SIGKILL')
  await once(ours, 'exit')
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
})

test('an idle process does not keep ours alive', async () => {
  const ours = fork(owner('process.disconnect()'), { execArgv: [] })
  const [code] = (await once(ours, 'exit')) as [number]
  assert.equal(code, 0)
})

/** A process that has ended and that nobody has asked for yet (a zombie) is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

test('a page is drawn as a picture, a pixel to a point, the same bytes each time, and what has no glyph is refused there, too', async () => {
  const page = template('page.typ', '#set page(width: 30pt, height: 20pt, margin: 0pt, fill: red)\n#json(bytes(sys.inputs.data)).title')
  const png = bytes(await shared.draw(page, { title: '' }, settings))
  assert.deepEqual([Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)], [30, 20])
  assert.deepEqual(bytes(await renderer().draw(page, { title: '' }, settings)), png)
  assert.equal((await shared.draw(page, { title: 'שלום' }, settings)).kind, 'missing-glyphs')
})
