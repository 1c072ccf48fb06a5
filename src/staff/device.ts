/**
 * What a person tells a browser apart by: 'Firefox on Linux'. Takes the User-Agent. Versions are left out: they would
 * tell who it is to somebody who reads the table, and to the person they say nothing.
 */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const browser = browsers.find(([, sign]) => sign.test(text))?.[0] ?? 'A browser'
  const system = systems.find(([, sign]) => sign.test(text))?.[0]
  return system === undefined ? browser : `${browser} on ${system}`
}

// Browsers also name those they descend from, so the order decides.
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chromium', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const
