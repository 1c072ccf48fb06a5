import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPath } from '../src/platform/index.ts'

/*
 * What `npm test` does before it starts: writes, below dist/together/, modules that load several test files each. To load Amparo
 * and to warm up takes a process longer than most files take for their tests, so files share one; those that start processes,
 * break things or take long have one of their own, and begin first. A file has no say in what another in its process sees: tests
 * of one process run one after another, each with a database of its own.
 */

const folder = projectPath('dist', 'together')
/** How many files share a process at most: few enough that two cores end at about the same time. */
const most = 20

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
// Only those whose source is still there: dist/ keeps what was compiled of others.
// A command runs in a process of its own anyway, and its test gains nothing from what that of another has loaded.
const [commands = [], rest = []] = [true, false].map((kind) => filesIn('src').filter((file) => file.startsWith('src/cli/') === kind))
const groups = [...[...filesIn('test'), ...commands].map((file) => [file]), ...together(rest)]
for (const [index, files] of groups.entries()) {
  const name = `${String(index).padStart(3, '0')}-${nameOf(files[0]!)}.js`
  writeFileSync(join(folder, name), files.map((file) => `import '../${file.replace(/\.tsx?$/, '.js')}'\n`).join(''))
}

/** Neighbours load the same, so they stay together, in the order of their names: the long ones among them are not the last. */
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
