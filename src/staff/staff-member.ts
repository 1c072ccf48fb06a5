import { fold } from '../kit/index.ts'

/** What a staff member may do in the cases of which they are a member. */
export const roles = ['administrator', 'editor', 'reviewer', 'reader'] as const
export type Role = (typeof roles)[number]

/** Someone who signs in at the desk. */
export type StaffMember = {
  /** `staff-…`; says nothing about the person. */
  readonly id: string
  /** As it is shown to others. */
  readonly name: string
  readonly role: Role
  /** As it is typed to sign in. */
  readonly signInName: string
  /** From which side this person reads the desk. */
  readonly direction: 'ltr' | 'rtl'
}

/** The columns of which a StaffMember is read. */
export const memberColumns = [
  'staff_members.id as staff',
  'staff_members.name',
  'staff_members.role',
  'staff_members.sign_in_name',
  'staff_members.direction',
] as const

export const readMember = (row: {
  readonly staff: string
  readonly name: string
  readonly role: Role
  readonly sign_in_name: string
  readonly direction: 'ltr' | 'rtl'
}): StaffMember => ({ id: row.staff, name: row.name, role: row.role, signInName: row.sign_in_name, direction: row.direction })

/** What each role may do, to be read beside its name. */
export const roleInWords: Readonly<Record<Role, string>> = {
  administrator: 'does everything in their own cases, and manages staff members, the record of actions and settings',
  editor: 'reads and writes in their own cases',
  reviewer: 'reads their own cases, comments, rules on points and approves appeals',
  reader: 'reads their own cases',
}

export const isRole = (text: unknown): text is Role => roles.includes(text as Role)

/** Gives so many random bytes. */
export type Random = (bytes: number) => Uint8Array

/** What sign-in names are compared by: compatibility forms and case make no difference, nor do spaces around or doubled. */
export const foldSignInName = (typed: string): string => fold(typed.normalize('NFKC'))

/** An id for a new staff member: 80 random bits. */
export const newStaffId = (random: Random): string => `staff-${Buffer.from(random(10)).toString('hex')}`

/** A random UUID (RFC 9562, version 4). */
export function newUuid(random: Random): string {
  const bytes = Buffer.from(random(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
