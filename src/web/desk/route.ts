import type { AuditAction, Role } from '../../staff/index.ts'
import type { AppealVisit, CaseVisit, Visit, Visitor } from './visit.ts'

/** Of what somebody has to be a member: of the team, of the case in the address, or of the cases that the appeal in it cites. */
type Scope = 'desk' | 'case' | 'appeal'

/**
 * Who may use an address. `confirmed`: only somebody who showed a short while ago that it is still them. `reads`: how its
 * reading is recorded, where that is not simply reading the case or the appeal.
 */
export type Who =
  | 'anyone'
  | { readonly roles: readonly Role[]; readonly of: Scope; readonly confirmed?: true; readonly reads?: AuditAction }

/** One line of the table of addresses. GET never changes anything. */
export type DeskRoute<Allowed extends Who = Who> = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: `/${string}`
  readonly who: Allowed
}

export const get = <const Allowed extends Who>(path: `/${string}`, who: Allowed): DeskRoute<Allowed> => ({ method: 'GET', path, who })
export const post = <const Allowed extends Who>(path: `/${string}`, who: Allowed): DeskRoute<Allowed> => ({ method: 'POST', path, who })

/** What only a script sends: bytes, with the token of the form in a header. */
export const patch = <const Allowed extends Who>(path: `/${string}`, who: Allowed): DeskRoute<Allowed> => ({ method: 'PATCH', path, who })

/** The roles that the table speaks of. A reviewer reads, rules and approves; an editor writes; an administrator does both. */
export const everybody = ['administrator', 'editor', 'reviewer', 'reader'] as const
export const writers = ['administrator', 'editor'] as const
export const judges = ['administrator', 'editor', 'reviewer'] as const
export const approvers = ['administrator', 'reviewer'] as const
export const administrators = ['administrator'] as const

type Answer = Response | Promise<Response>

/** What answers an address; how much it is given depends on who may come. */
export type HandlerOf<Route extends DeskRoute> = Route['who'] extends 'anyone'
  ? (visitor: Visitor) => Answer
  : Route['who'] extends { readonly of: 'case' }
    ? (visit: CaseVisit) => Answer
    : Route['who'] extends { readonly of: 'appeal' }
      ? (visit: AppealVisit) => Answer
      : (visit: Visit) => Answer

/** The lines of one part of the desk, by name. */
export type DeskRoutes = Readonly<Record<string, DeskRoute>>

/** What answers each of them. */
export type HandlersOf<Routes extends DeskRoutes> = { readonly [Name in keyof Routes]: HandlerOf<Routes[Name]> }

/** An address with its parts filled in; each is encoded. A part that is missing is a bug and throws. */
export function hrefOf(
  route: DeskRoute,
  parts: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const path = route.path.replaceAll(/:([a-z]+)(\{[^}]*\})?/g, (_, name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`The address ${route.path} needs '${name}'`)
    return encodeURIComponent(part)
  })
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}
