import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { run } from '../../src/cli/index.ts'
import { projectPath } from '../../src/platform/index.ts'
import { submissionForms } from '../../src/submissions/index.ts'
import { lacksDebianPackages } from './debian.ts'

const skip = lacksDebianPackages('libreoffice-writer-nogui', 'poppler-utils', 'unzip')
const folder = mkdtempSync(join(tmpdir(), 'amparo-submissions-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const ask = (program: string, ...words: string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } })

/** Every form from a demo case, as `amparo submit` writes it. */
async function submitAll(id: string): Promise<string> {
  const out = join(folder, id)
  for (const { id: form } of submissionForms()) {
    const said: string[] = []
    const status = await run(['submit', form, projectPath('data', 'demo', `${id}.yaml`), '--out', out, '--at', '2021-08-01'], {
      env: {},
      clock: () => new Date('2021-08-01T00:00:00Z'),
      out: (text) => said.push(text),
      err: (text) => said.push(text),
      columns: 80,
      terminal: false,
    })
    assert.equal(status, 0, said.join(''))
  }
  return out
}

suite('submissions, opened by programs that are not ours', { skip }, () => {
  for (const id of ['guzman', 'salgado'])
    test(`LibreOffice opens each of the ten documents from ${id}, and reads in it what pdftotext reads on paper`, async () => {
      const out = await submitAll(id)
      const files = submissionForms().map(({ id: form }) => join(out, `${form}-submission.docx`))
      for (const file of files) ask('unzip', '-tqq', file)
      // A document that needs repair is not converted: nothing asks here whether it may be repaired.
      ask('soffice', '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', join(out, 'read'), ...files)
      for (const { id: form } of submissionForms()) {
        const document = words(readFileSync(join(out, 'read', `${form}-submission.txt`), 'utf8'))
        const plain = words(readFileSync(join(out, `${form}-submission.txt`), 'utf8').replaceAll(/^-+$/gm, ''))
        const paper = ask('pdftotext', '-layout', join(out, `${form}-submission.pdf`), '-')
        const [, pages = ''] = /(\d+)\s*$/.exec(paper) ?? []
        // Below each page stands the title, which is the first line of the text, and which page it is.
        const title = words(readFileSync(join(out, `${form}-submission.txt`), 'utf8').split('\n', 1)[0]!)
        const sheet = Array.from({ length: Number(pages) }, (_, at) => `${title}${at + 1}/${pages}`).reduce(
          (left, footer) => left.replaceAll(footer, ''),
          words(paper),
        )
        assert.equal(document === plain, true, `${form}: the document says something else than the text`)
        assert.equal(sheet === plain, true, `${form}: the sheet says something else than the text`)
      }
    })
})

/** Where a line ends is no word; and a hyphen at its end stands again at the beginning of the next, as it does in Spanish. */
const words = (text: string): string => text.replace('\ufeff', '').normalize('NFC').replaceAll(/\s+/g, '').replaceAll(/-+/g, '-')
