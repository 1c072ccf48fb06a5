import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { test } from 'node:test'
import { modules, pureModules } from './architecture.ts'
import { projectPath } from './platform/index.ts'

const src = projectPath('src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
const moduleOf = (path: string): string => relative(src, path).split(sep)[0] ?? ''

type Import = { from: string; to: string; spec: string; test: boolean }
const imports: Import[] = files.flatMap((name) => {
  const path = join(src, name)
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/(?<!\.)\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => {
    const spec = match[1] ?? ''
    return { from: path, spec, to: spec.startsWith('.') ? resolve(dirname(path), spec) : spec, test: /\.test\.tsx?$/.test(name) }
  })
})
const between = imports.filter((i) => i.spec.startsWith('.') && moduleOf(i.from) !== moduleOf(i.to))
const says = (i: Import): string => `${relative(src, i.from)} imports ${i.spec}`

test('the check sees imports at all', () => {
  assert.ok(between.length > 20, `only ${between.length} imports between modules were found`)
  assert.ok(
    imports.some((i) => i.spec === 'node:fs'),
    'no import of node:fs was found',
  )
})

test('every folder of src is in the story, and every line of the story has its folder', () => {
  const folders = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  assert.deepEqual(folders.toSorted(), Object.keys(modules).toSorted())
})

test('imports only go up the story', () => {
  const order = Object.keys(modules)
  for (const [name, allowed] of Object.entries(modules))
    for (const other of allowed) assert.ok(order.indexOf(other) < order.indexOf(name), `${name} may not point at ${other}`)
})

test('a module imports only what its line allows', () => {
  const wrong = between.filter((i) => moduleOf(i.from) in modules && !i.test && !modules[moduleOf(i.from)]?.includes(moduleOf(i.to)))
  assert.deepEqual(wrong.map(says), [])
})

/** What a module offers to tests (a database, a signed-in staff member) is not for anybody else. */
const forTests = (i: Import): boolean => (i.test || i.from.endsWith('testing.ts')) && i.to.endsWith(`${sep}testing.ts`)

test('other modules are entered through their index.ts', () => {
  const wrong = between.filter((i) => moduleOf(i.to) in modules && !/\/index\.tsx?$/.test(i.to) && !forTests(i))
  assert.deepEqual(wrong.map(says), [])
})

test('rules are pure: no node: module, no platform, no clock, no randomness, no environment', () => {
  for (const name of files.filter((file) => pureModules.includes(file.split(sep)[0] ?? '') && !/\.test\.tsx?$/.test(file))) {
    const text = readFileSync(join(src, name), 'utf8')
    assert.doesNotMatch(text, /from 'node:|Math\.random|Date\.now|new Date\(\)|process\./, name)
  }
})

test('what verifies the log stands alone: it imports node:crypto and its own files, and nothing else', () => {
  const folder = join(src, 'log', 'verify') + sep
  const inside = imports.filter((i) => i.from.startsWith(folder) && !i.test)
  assert.ok(inside.length > 10, 'src/log/verify was not found')
  assert.deepEqual(inside.filter((i) => i.spec !== 'node:crypto' && !i.to.startsWith(folder)).map(says), [])
})

test('only the platform touches files, processes and the database driver, and only the command line reads the environment', () => {
  const wrong = imports.filter(
    (i) => !i.test && moduleOf(i.from) !== 'platform' && /^(node:fs|node:child_process|pg$|pg-boss$)/.test(i.spec),
  )
  assert.deepEqual(wrong.map(says), [])
  for (const name of files.filter((file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('cli')))
    assert.doesNotMatch(readFileSync(join(src, name), 'utf8'), /process\.env/, name)
})

test('no file is longer than 300 lines', () => {
  const long = files
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .filter((name) => readFileSync(join(src, name), 'utf8').split('\n').length > 301)
  assert.deepEqual(long, [])
})
