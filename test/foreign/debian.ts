import { execFileSync } from 'node:child_process'

/**
 * Makes Debian packages available to a foreign test: gives false when they are there (installing them as root when they
 * are not), or the reason to skip the test with.
 */
export function lacksDebianPackages(...packages: readonly string[]): false | string {
  const missing = packages.filter((name) => !installed(name))
  if (missing.length === 0) return false
  if (process.getuid?.() !== 0) return `needs the Debian packages ${missing.join(', ')}, and only root can install them`
  try {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return false
  } catch {
    return `needs the Debian packages ${missing.join(', ')}, and apt-get could not install them`
  }
}

function installed(name: string): boolean {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(
      'install ok installed',
    )
  } catch {
    return false
  }
}
