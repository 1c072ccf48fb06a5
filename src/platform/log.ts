import { pino, type DestinationStream } from 'pino'

/**
 * What a line of the log may say. This list is all there is: no address, user agent, name, path, query or message of
 * an error, because each of them can hold what a person wrote or who they are.
 */
export type LogFields = {
  readonly site?: 'public' | 'desk'
  readonly method?: string
  /** The route's pattern as the code has it (`/appeals/:id`), never the path that was asked for. */
  readonly route?: string
  readonly status?: number
  /** How long it took. */
  readonly milliseconds?: number
  readonly queue?: string
  readonly jobs?: number
  readonly attempt?: number
  readonly port?: number
  readonly pid?: number
  /** The name of a witness of the log, which is that of its key and public. */
  readonly witness?: string
}

/** Why something was not done, as a constant of the code that holds no word of a case or of a person: the log may say it. */
export class PlainReason extends Error {}

/** Writes one line about an event, whose name is a constant of the code. */
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void
  /** With the kind of error and where in the code it came from; with its message only where that is a plain reason. */
  readonly error: (event: string, error?: unknown, fields?: LogFields) => void
}

/** A log of JSON lines, for machines. Takes where the lines go. */
export function jsonLog(destination: DestinationStream): Log {
  const lines = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, destination)
  return {
    info: (event, fields = {}) => lines.info({ event, ...allowed(fields) }),
    error: (event, error, fields = {}) => lines.error({ event, ...allowed(fields), ...whereFrom(error) }),
  }
}

/** The same events as plain lines, for somebody at a terminal. Takes the clock and where a line goes. */
export function terminalLog(clock: () => Date, write: (line: string) => void): Log {
  const line = (event: string, fields: LogFields, rest: readonly string[] = []): void => {
    const { site, method, route, status, milliseconds, ...others } = allowed(fields)
    const request = [site, method, route, status, milliseconds === undefined ? undefined : `${milliseconds} ms`]
    const more = Object.entries(others).map(([name, value]) => `${name} ${value}`)
    const words = [clock().toTimeString().slice(0, 8), event, ...request, ...more].filter((word) => word !== undefined)
    write(`${words.join('  ')}\n${rest.map((text) => `          ${text}\n`).join('')}`)
  }
  return {
    info: (event, fields = {}) => line(event, fields),
    error: (event, error, fields = {}) => {
      const { error: name, code, reason, at = [] } = whereFrom(error)
      const kind = reason ?? [name, code].filter((word) => word !== undefined).join(' ')
      line(event, fields, [...(kind === '' ? [] : [kind]), ...at])
    },
  }
}

/** A log for tests and for commands that have nothing to log. */
export const silentLog: Log = { info: () => undefined, error: () => undefined }

const names = [
  'site',
  'method',
  'route',
  'status',
  'milliseconds',
  'queue',
  'jobs',
  'attempt',
  'port',
  'pid',
  'witness',
] as const satisfies readonly (keyof LogFields)[]

// Types end where a caller casts; the list is applied to the value as well.
const allowed = (fields: LogFields): LogFields =>
  Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]))

/** What an error may tell: its class, its code, a plain reason, and the lines of code. The first line of a stack is its message. */
function whereFrom(error: unknown): { error?: string; code?: string; reason?: string; at?: string[] } {
  if (error === undefined) return {}
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { code?: unknown }
  const places = (error.stack ?? '').split('\n').filter((text) => /^ {4}at .*:\d+:\d+\)?$/.test(text))
  return {
    error: error.constructor.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? { code } : {}),
    ...(error instanceof PlainReason ? { reason: error.message } : {}),
    at: places.slice(0, 8).map((text) => text.trim()),
  }
}
