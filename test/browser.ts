import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { projectPath } from '../src/platform/index.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--headless=shell',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // What a page runs is seldom run again before the next one is opened: to compile it for speed costs more than it saves.
  '--js-flags=--no-maglev --no-turbofan --always-sparkplug',
]

/**
 * A headless Chromium: the one inside the npm package, unpacked once below dist/. On a machine that lacks the system
 * libraries it needs, the package's own copies are used.
 */
export async function openBrowser(): Promise<Browser> {
  const folder = await unpacked()
  const options = { executablePath: join(folder, 'chromium'), headless: true, args: flags }
  try {
    return await chromium.launch({ ...options, env: { ...process.env, TMPDIR: folder } })
  } catch {
    const libraries = join(folder, 'al2023', 'lib')
    return chromium.launch({ ...options, env: { ...process.env, TMPDIR: folder, LD_LIBRARY_PATH: libraries } })
  }
}

async function unpacked(): Promise<string> {
  const target = projectPath('dist', 'browser')
  if (existsSync(target)) return target
  const working = `${target}.${process.pid}`
  mkdirSync(working, { recursive: true })
  // The package unpacks into the temporary folder of its process, so it gets a process of its own.
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack, ...packed], {
    cwd: projectPath(),
    env: { ...process.env, TMPDIR: working },
  })
  try {
    renameSync(working, target)
  } catch {
    // Another test process was first; its copy is the same.
    rmSync(working, { recursive: true, force: true })
  }
  return target
}

const packed = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) =>
  projectPath('node_modules', '@sparticuz', 'chromium', 'bin', name),
)
const unpack = `
import { inflate } from '@sparticuz/chromium'
for (const path of process.argv.slice(1)) await inflate(path)
`
