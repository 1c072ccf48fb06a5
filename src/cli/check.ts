import { checkInstallation, type Finding } from '../integrity/index.ts'
import { filesFolder, openFiles } from '../platform/index.ts'
import type { Command } from './command.ts'
import { readAllFacts } from './facts.ts'
import { refuse, withInstallationFor } from './process.ts'

/** How many findings are printed in words; --json has them all. */
const mostPrinted = 200

export const check: Command = {
  name: 'check',
  usage: 'check [--json]',
  summary: 'Hold everything that is stored against its hash and against what has to be true of it',
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  async run(context, { values }) {
    const facts = readAllFacts(undefined)
    if (facts.kind === 'refused') return refuse(context, facts.reason)
    return withInstallationFor(
      context,
      { as: 'guest', schema: 'newest' },
      async ({ installation: { db }, configuration: { dataFolder } }) => {
        const { looked, findings } = await checkInstallation(db, openFiles(filesFolder(dataFolder), db), facts.facts)
        const wrong = findings.filter(({ gravity }) => gravity === 'wrong')
        const others = findings.filter(({ gravity }) => gravity === 'told')
        if (values['json'] === true) context.out(`${JSON.stringify({ looked, wrong: wrong.map(plain), told: others.map(plain) })}\n`)
        else {
          for (const finding of [...wrong, ...others].slice(0, mostPrinted)) context.out(`${lineOf(finding)}\n`)
          if (findings.length > mostPrinted) context.out(`and ${findings.length - mostPrinted} more; --json has them all\n`)
          const counts = Object.entries(looked).map(([what, count]) => `${what} ${count}`)
          context.out(`Looked at: ${counts.join(', ')}. ${verdict(wrong.length, others.length)}\n`)
        }
        return wrong.length === 0 ? 0 : 1
      },
    )
  },
}

const plain = ({ of, where, says }: Finding) => ({ of, where, says })
const lineOf = ({ of, where, says, gravity }: Finding): string => `${gravity === 'wrong' ? 'WRONG ' : ''}${of} ${where}: ${says}`

function verdict(wrong: number, others: number): string {
  const look = others === 0 ? '' : ` ${others} to be looked at.`
  return wrong === 0 ? `Nothing is wrong.${look}` : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.${look}`
}
