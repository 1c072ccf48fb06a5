import type { Command } from './command.ts'
import { withInstallation } from './process.ts'
import { serveSites } from './serve-sites.ts'

export const start: Command = {
  name: 'start',
  usage: 'start',
  summary: 'Serve the public site and the desk until stopped',
  takes: [0, 0],
  run: (context) =>
    withInstallation(context, { as: 'sole', schema: 'newest', creates: 'anywhere' }, (work) => serveSites(context, work, 'Amparo')),
}
