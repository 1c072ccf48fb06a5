import type { Context } from 'hono'
import type { Holder, MarkedAppeal } from '../../appeals/index.ts'
import type { Appeal } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import type { UploadLimits } from '../../documents/index.ts'
import type { Extractor } from '../../extraction/index.ts'
import type { TableReader } from '../../lists/index.ts'
import type { Catalogue } from '../../norms/index.ts'
import type { Clock, Database, FileStore, Log, Outbox, UploadPieces } from '../../platform/index.ts'
import type { Sheets } from '../../publishing/index.ts'
import type { SignOns } from '../../signons/index.ts'
import type { Attempts, DemoSignIn, Membership, Session, StaffMember } from '../../staff/index.ts'
import type { TranslationServer } from '../../translations/index.ts'
import type { OpenedCase } from './opened-case.ts'

/** What documents are taken in with. */
export type DocumentNeeds = {
  readonly extractor: Extractor
  /** Where files lie while they are being sent. */
  readonly pieces: UploadPieces
  readonly limits: UploadLimits
  /** Whether an authority is configured that says when a file was there. */
  readonly timestamps: boolean
}

/** What the desk is given of the world. */
export type DeskNeeds = {
  readonly db: Database
  readonly files: FileStore
  readonly documents: DocumentNeeds
  /** What lists from elsewhere are read by. */
  readonly lists: TableReader
  readonly sheets: Sheets
  readonly facts: FactDictionary
  /** The norms, and which State is bound by which treaty. */
  readonly catalogue: Catalogue
  readonly clock: Clock
  /** Gives so many random bytes. */
  readonly random: (bytes: number) => Uint8Array
  readonly log: Log
  /** What sign-ons are written through; without it they are only shown. */
  readonly signOns?: SignOns
  /** Which server is asked for machine drafts of translations; absent where the operator named none. */
  readonly translationServer?: TranslationServer
  /** Who letters to bodies come from (MAIL_FROM); absent where no mail server is set up. */
  readonly letters?: { readonly from: string }
  /** Through which reminders are mailed to staff members; absent where no mail server is set up. */
  readonly outbox?: Outbox
  /** Where the desk and the public site live, without a final slash. */
  readonly origin: string
  readonly publicOrigin: string
  /** Proxies whose word is taken for who asks. */
  readonly trustedProxies?: readonly string[]
  /** Set in the demo only: how its people sign in, which the page says. */
  readonly demo?: DemoSignIn
}

/** Somebody who asks for a page, before anybody knows who it is. */
export type Visitor = {
  readonly c: Context
  readonly needs: DeskNeeds
  readonly now: Date
  /** How many wrong passwords there were. */
  readonly attempts: Attempts
  /** Addresses of the desk's style sheets, that of all pages and that of documents and the like, and of its script. */
  readonly assets: { readonly style: string; readonly evidence: string; readonly script: string }
  /** Several cases by their ids, asked for at once, each as far as these memberships go. */
  readonly openCases: (ids: readonly string[], memberships: ReadonlyMap<number, Membership>) => Promise<ReadonlyMap<string, OpenedCase>>
}

/** A staff member who is signed in. */
export type Visit = Visitor & {
  readonly staff: StaffMember
  readonly session: Session
  /** Goes with every form, so that no other site can send one in this person's name. */
  readonly formToken: string
  /** A case by its id, as much of it as this person may read; null where there is none for them. */
  readonly openCase: (id: string) => Promise<OpenedCase | null>
  /** The same of several, asked for at once; takes what this person is in their cases. */
  readonly openCases: (ids: readonly string[], memberships: ReadonlyMap<number, Membership>) => Promise<ReadonlyMap<string, OpenedCase>>
}

/** The same, of a member of the case in the address; the case is as much of it as this person may read. */
export type CaseVisit = Visit & { readonly opened: OpenedCase }

/** An appeal as the desk works on it. */
export type OpenedAppeal = {
  /** As much of it as this person may read. */
  readonly appeal: Appeal
  /** The same with its parts told apart. */
  readonly marked: MarkedAppeal
  /** All of it. */
  readonly whole: Appeal
  /** How many sentences and headings this person may not read, because of claims that they rest on. Who does not read all of it does not change it. */
  readonly hidden: number
  /** The case whose file holds it; null when it stands alone. */
  readonly holder: Holder | null
  /** Which of its texts this is. */
  readonly revision: number
  /** Who wrote it (a staff member's id, or `import`), and when. */
  readonly by: string
  readonly writtenAt: Date
  /** The cases it cites, and the one that holds it, by id. */
  readonly cases: ReadonlyMap<string, OpenedCase>
}

/** The same, of a member of every case that the appeal in the address cites. */
export type AppealVisit = Visit & { readonly opened: OpenedAppeal }
