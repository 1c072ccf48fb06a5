import type { Generated } from 'kysely'
import type { Role } from './staff-member.ts'
import type { Clearance } from './membership.ts'

/** The tables of this module, as db/migrations/0009_staff.sql makes them. */
export type StaffTables = {
  staff_members: {
    id: string
    sign_in_name: string
    folded_name: string
    name: string
    role: Role
    password_hash: string
    needs_second_factor: boolean
    direction: Generated<'ltr' | 'rtl'>
    created_at: Date
    ended_at: Date | null
  }
  second_factors: {
    id: string
    staff: string
    kind: 'code' | 'passkey'
    name: string
    added_at: Date
    last_used_at: Date | null
    key: string | null
    sealed: Buffer | null
    last_step: number | null
    credential: string | null
    public_key: Buffer | null
    counter: number | null
    transports: string[] | null
    backed_up: boolean | null
  }
  memberships: {
    id: Generated<number>
    staff: string
    case_key: number
    clearance: Clearance
    since: Date
    given_by: string
    ended_at: Date | null
  }
  sessions: {
    id: string
    token_hash: Buffer
    staff: string
    begun_at: Date
    last_seen_at: Date
    confirmed_at: Date
    ended_at: Date | null
    device: string
    challenge: string
    pending_secret: string | null
  }
  invitations: {
    id: string
    token_hash: Buffer
    kind: 'first' | 'invitation' | 'recovery'
    for_whom: string
    role: Role
    staff: string | null
    made_by: string
    made_at: Date
    opens_at: Date
    expires_at: Date
    used_at: Date | null
    withdrawn_at: Date | null
  }
  sign_in_steps: {
    token_hash: Buffer
    kind: 'sign-in' | 'invitation'
    begun_at: Date
    staff: string | null
    invitation: string | null
    /** Where this person wanted to go; null for the list of cases. */
    key: string | null
    sealed: Buffer | null
    failures: number
    challenge: string | null
    sign_in_name: string | null
    name: string | null
    password_hash: string | null
    secret: string | null
  }
}
