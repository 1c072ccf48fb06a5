import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Installation } from '../src/platform/index.ts'
import { opened, settings } from '../src/platform/installation-testing.ts'

/** Runs a bench in a new installation, everything synced, in a folder of its own; both are gone afterwards. */
export async function inNewInstallation(bench: (installation: Installation, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'))
  const installation = await opened(settings(folder))
  try {
    await bench(installation, folder)
  } finally {
    await installation.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
