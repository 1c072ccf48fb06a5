import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPath } from '../src/platform/index.ts'

/*
 * What `npm test` does before it starts: writes, below dist/together/, modules that load several test files each. To load Amparo
 * and to warm up takes a process longer than most files take for their tests, so files share one; those that start processes,
 * break things or take long have one of their own, and begin first, the longest before all others. A file has no say in what another in its process sees: tests
 * of one process run one after another, each with a database of its own.
 */

const folder = projectPath('dist', 'together')
/** How many files share a process at most: few enough that two cores end at about the same time. */
const most = 20
/** What takes longest, from about four minutes to one: each has a process of its own, and begins first, so that none is left at the end. */
const longest = [
  'test/journeys/every-page.test.ts',
  'test/faults/killed.test.ts',
  'test/faults/signons-killed.test.ts',
  'test/faults/database-killed.test.ts',
  'test/journeys/public-pages.test.ts',
  'test/desk/routes.test.ts',
  'test/journeys/signing.test.ts',
  'src/cli/import.test.ts',
  'src/cli/demo.test.ts',
  'src/web/mirror/mirror.test.ts',
]

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
// Only those whose source is still there: dist/ keeps what was compiled of others.
const [ofTest, ofSource] = [filesIn('test'), filesIn('src')]
const [missing] = longest.filter((file) => ![...ofTest, ...ofSource].includes(file))
if (missing !== undefined) throw new Error(`test/together.ts names ${missing}, which is not there.`)
const later = (file: string): boolean => !longest.includes(file)
// A command runs in a process of its own anyway, and its test gains nothing from what that of another has loaded.
const [commands = [], rest = []] = [true, false].map((kind) =>
  ofSource.filter(later).filter((file) => file.startsWith('src/cli/') === kind),
)
const alone = [...longest, ...ofTest.filter(later), ...commands]
const groups = [...alone.map((file) => [file]), ...together(rest)]
for (const [index, files] of groups.entries()) {
  const name = `${String(index).padStart(3, '0')}-${nameOf(files[0]!)}.js`
  writeFileSync(join(folder, name), files.map((file) => `import '../${file.replace(/\.tsx?$/, '.js')}'\n`).join(''))
}

/** Neighbours load the same, so they stay together, in the order of their names. */
function together(files: readonly string[]): string[][] {
  const number = Math.ceil(files.length / most)
  return Array.from({ length: number }, (_, at) =>
    files.slice(Math.round((at * files.length) / number), Math.round(((at + 1) * files.length) / number)),
  )
}

function filesIn(root: string): string[] {
  const names = readdirSync(projectPath(root), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /\.test\.tsx?$/.test(name))
    .toSorted()
    .map((name) => `${root}/${name}`)
}

function nameOf(file: string): string {
  return file.replace(/\.test\.tsx?$/, '').replaceAll('/', '-')
}
