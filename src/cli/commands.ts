import type { Command } from './command.ts'

/** Every command by its name, in the order in which help lists them. Each is loaded when it is asked for: some bring all of Amparo. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  demo: async () => (await import('./demo.ts')).demo,
  evaluate: async () => (await import('./evaluate.ts')).evaluateFile,
  bodies: async () => (await import('./bodies.ts')).bodiesCommand,
  date: async () => (await import('./date.ts')).dateCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  list: async () => (await import('./list.ts')).listCommand,
  search: async () => (await import('./search.ts')).searchCommand,
  publish: async () => (await import('./publish.ts')).publishCommand,
  'take-down': async () => (await import('./take-down.ts')).takeDownCommand,
  mirror: async () => (await import('./mirror.ts')).mirrorCommand,
  delivery: async () => (await import('./delivery.ts')).deliveryCommand,
  submit: async () => (await import('./submit.ts')).submitCommand,
  translation: async () => (await import('./translation.ts')).translationCommand,
  verify: async () => (await import('./verify.ts')).verify,
  check: async () => (await import('./check.ts')).check,
  staff: async () => (await import('./staff.ts')).staff,
  audit: async () => (await import('./audit.ts')).audit,
  signons: async () => (await import('./signons.ts')).signOnsCommand,
  log: async () => (await import('./log.ts')).logCommand,
  key: async () => (await import('./key.ts')).keyCommand,
  backup: async () => (await import('./backup.ts')).backup,
  keys: async () => (await import('./keys.ts')).keysCommand,
  restore: async () => (await import('./restore.ts')).restore,
}

/** The command of a name; undefined where there is none. */
export const commandNamed = async (name: string): Promise<Command | undefined> =>
  Object.hasOwn(commands, name) ? commands[name]!() : undefined

/** All of them, in the order of help. */
export const allCommands = (): Promise<readonly Command[]> => Promise.all(Object.values(commands).map((load) => load()))
