import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { mailSentOut } from './nothing-lost.ts'
import { answerIn, readMail, signForm, type Door, type Person } from './people.ts'
import type { SigningServer } from './signing-server.ts'

/** What a script has tried, and whose mailboxes were really confirmed. */
export type Tried = {
  readonly attempts: number
  /** Mailboxes in which somebody pressed the button. */
  readonly confirmed: ReadonlySet<string>
  /** Milliseconds that each request of the people who signed meanwhile took. */
  readonly waited: readonly number[]
  readonly statuses: ReadonlyMap<number, number>
}

export type Tries = {
  readonly attempts: number
  readonly people: readonly Person[]
  readonly chance: () => number
  readonly atOnce?: number
}

/**
 * Has a script try to sign for others in the ways that are known of petitions, from a few networks and from many, while people sign.
 * The script owns one mailbox, with all spellings that reach it, and cannot read others; mail filters open every link for it.
 */
export async function tryToSign(server: SigningServer, door: Door, { attempts, people, chance, atOnce = 8 }: Tries): Promise<Tried> {
  const statuses = new Map<number, number>()
  const count = <Answer extends { readonly status: number }>(answer: Answer): Answer => {
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    return answer
  }
  const { campaign } = server
  const path = `/appeals/${campaign.appeal}/sign`
  const address = (): string => `10.${Math.floor(chance() * 200)}.${Math.floor(chance() * 250)}.9`
  const script = (number: number, mail: string): Person => ({
    name: `Script ${number}`,
    mail,
    country: '',
    disclosure: 'c',
    from: chance() < 0.5 ? '203.0.113.5' : address(),
  })
  const invented = (number: number): Person => script(number, `invented.${number}@nobody.example`)

  const ways: readonly ((number: number) => Promise<void>)[] = [
    // Invented addresses, which nobody confirms.
    async (number) => void count(await door(path, { form: signForm(campaign, invented(number)), from: address() })),
    // The address of somebody else, and then the code of the mail guessed.
    async (number) => {
      const answer = answerIn(
        count(await door(path, { form: signForm(campaign, script(number, `victim.${number % 50}@others.example`)), from: address() })),
      )
      for (let tries = 0; tries < 12; tries++) {
        const form = { answer, appeal: campaign.appeal, who: 'person', code: randomBytes(8).toString('hex').slice(0, 8).toUpperCase() }
        count(await door('/sign-ons/code', { form, from: address() }))
      }
    },
    // Links that were never mailed.
    async () => void count(await door(`/s/${randomBytes(32).toString('base64url')}`, { form: { do: 'confirm' }, from: address() })),
    // The same form many times.
    async (number) => {
      const form = signForm(campaign, invented(number))
      await Promise.all([1, 2, 3, 4, 5].map(async () => count(await door(path, { form, from: address() }))))
    },
    // Spellings of its own mailbox.
    async (number) => {
      const mail = [`script.owner+${number}@gmail.com`, 's.c.r.i.p.t.owner@googlemail.com', `SCRIPTOWNER+${number}@GMAIL.com`][number % 3]!
      count(await door(path, { form: signForm(campaign, script(number, mail)), from: address() }))
    },
    // Forms that no page of ours has sent.
    async (number) => {
      const form = {
        ...signForm(campaign, invented(number)),
        request: 'x'.repeat(number % 64),
        mail: `a@b.example\r\nBcc: c${number}@d.example`,
      }
      count(await door(path, { form, from: address() }))
    },
    // The own pages of others.
    async (number) =>
      void count(await door(`/p/${1 + (number % 500)}-${randomBytes(16).toString('base64url')}/withdraw`, { form: {}, from: address() })),
  ]

  const [confirmed, waited]: [Set<string>, number[]] = [new Set(), []]
  let [begun, over] = [0, false]
  const trying = Array.from({ length: atOnce }, async () => {
    for (let number = begun++; number < attempts; number = begun++) await ways[number % ways.length]!(number)
  })
  const reading = readMailOf(server, door, { confirmed, isOver: () => over, from: address })
  const signing = [...people].map(async (person, at) => {
    // Spread over the time of the attempts.
    while (begun < (attempts * at) / people.length) await wait(10)
    const begunAt = performance.now()
    count(await door(path, { form: signForm(campaign, person), from: person.from }))
    waited.push(performance.now() - begunAt)
  })
  await Promise.all([...trying, ...signing])
  // Mails come for a while after.
  await mailSentOut(server)
  over = true
  waited.push(...(await reading))
  return { attempts, confirmed, waited, statuses }
}

/**
 * What happens to mails: filters open every link; people, and the owner of the script, confirm what came to their own mailbox. What others
 * got because of the script they leave. Gives how long each confirmation of the people took.
 */
async function readMailOf(
  { post }: SigningServer,
  door: Door,
  { confirmed, isOver, from }: { readonly confirmed: Set<string>; readonly isOver: () => boolean; readonly from: () => string },
): Promise<readonly number[]> {
  const waited: number[] = []
  for (let read = 0; !isOver() || read < post.received.length;) {
    const mail = post.received[read]
    if (mail === undefined) {
      await wait(10)
      continue
    }
    read++
    const { token } = readMail(mail)
    if (token === undefined) continue
    const link = `/s/${token}`
    await door(link, { from: from() })
    const isPerson = mail.to.endsWith('@people.example')
    if (!isPerson && !/@(?:gmail|googlemail)\.com$/i.test(mail.to)) continue
    const begun = performance.now()
    await door(link, { form: { do: 'confirm' }, from: from() })
    if (isPerson) waited.push(performance.now() - begun)
    confirmed.add(isPerson ? mail.to : owned)
  }
  return waited
}

/** The one mailbox that the script owns, in whatever spelling. */
export const owned = 'scriptowner@gmail.com'

/** Who signs while the script tries. */
export const signers = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, number) => ({
    name: `Amaranta Q. ${number}`,
    mail: `amaranta.${number}@people.example`,
    country: '',
    disclosure: 'c',
    from: `172.${16 + Math.floor(number / 250)}.${number % 250}.7`,
  }))
