import { randomBytes } from 'node:crypto'
import type { Configuration, Database } from '../platform/index.ts'
import { endStaffMember, findStaffMember, invite, isRole, listStaff, recover, roles, type MadeLink } from '../staff/index.ts'
import type { Command, CommandArguments, CommandContext } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'
import { suggest } from './suggest.ts'

export const staff: Command = {
  name: 'staff',
  usage: 'staff list | invite NAME --role ROLE | end NAME | recover NAME',
  summary: 'List staff members, invite one, end an access, or let the only administrator in again; all of it is recorded',
  options: { role: { type: 'string' } },
  takes: [1, 2],
  async run(context, given) {
    const [what = '', name = ''] = given.positionals
    if (!Object.hasOwn(does, what)) return wrongUsage(context)
    if ((what === 'list') !== (given.positionals.length === 1)) return wrongUsage(context)
    if (what !== 'list' && name.trim() === '') return refuse(context, 'Say who: the name that they sign in with.')
    const work = does[what as keyof typeof does]
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, ({ installation: { db }, configuration }) =>
      work({ context, db, configuration, name: name.trim(), values: given.values }),
    )
  },
}

type Work = {
  readonly context: CommandContext
  readonly db: Database
  readonly configuration: Configuration
  readonly name: string
  readonly values: CommandArguments['values']
}

const does = {
  async list({ context, db }: Work): Promise<number> {
    const everybody = await listStaff(db)
    if (everybody.length === 0)
      context.out('There is nobody yet. `amparo start` prints the link with which the first staff member joins.\n')
    for (const member of everybody) {
      const state = member.endedAt === null ? member.role : `access ended on ${day(member.endedAt)}`
      const seen = member.lastSeenAt === null ? 'never seen' : `last seen ${day(member.lastSeenAt)}`
      context.out(`${member.signInName}  ${member.name}, ${state}, ${member.cases} ${member.cases === 1 ? 'case' : 'cases'}, ${seen}\n`)
    }
    return 0
  },

  async invite({ context, db, configuration, name, values }: Work): Promise<number> {
    const role = values['role']
    if (!isRole(role)) return refuse(context, `Say in which role: --role, which is one of ${roles.join(', ')}.`)
    if (name.length > 100) return refuse(context, 'The name is too long: 100 characters are kept at most.')
    const link = await db.transaction().execute((tx) => invite(tx, { forWhom: name, role }, actingIn(context)))
    return print(context, configuration, link, `${name} joins as ${role} with this link`)
  },

  async end({ context, db, name }: Work): Promise<number> {
    const member = await findStaffMember(db, name)
    if (member === null) return nobody(context, db, name)
    const outcome = await db.transaction().execute((tx) => endStaffMember(tx, member.id, actingIn(context)))
    if (outcome.kind === 'refused') return refuse(context, outcome.reason)
    context.out(`The access of ${member.name} has ended, with all sessions and memberships.\n`)
    return 0
  },

  async recover({ context, db, configuration, name }: Work): Promise<number> {
    const member = await findStaffMember(db, name)
    if (member === null) return nobody(context, db, name)
    const outcome = await db.transaction().execute((tx) => recover(tx, member.id, actingIn(context)))
    if (outcome.kind === 'refused') return refuse(context, outcome.reason)
    return print(
      context,
      configuration,
      outcome,
      `${member.name} sets password and second factor anew with this link, and every session has ended`,
    )
  },
} as const

const actingIn = (context: CommandContext) => ({ by: null, now: context.clock(), random: randomBytes })

const day = (moment: Date): string => moment.toISOString().slice(0, 10)

function print(context: CommandContext, configuration: Configuration, { invitation, token }: MadeLink, what: string): number {
  context.out(
    `${what}. It can be used once, until ${invitation.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, and is shown only now:\n\n` +
      `  ${configuration.desk.origin}/invitations/${token}\n\n`,
  )
  return 0
}

async function nobody(context: CommandContext, db: Database, name: string): Promise<number> {
  const known = (await listStaff(db)).filter(({ endedAt }) => endedAt === null).map(({ signInName }) => signInName)
  return refuse(
    context,
    `Nobody signs in as '${name}'. ${suggest(name, known, { none: 'There is nobody yet.', all: 'Those who sign in are' })}`,
  )
}

function wrongUsage(context: CommandContext): number {
  context.err(`Usage: amparo ${staff.usage}\n`)
  return 2
}
