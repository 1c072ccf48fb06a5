import type { ComponentChildren } from 'preact'
import { textHref } from '../appeals/index.ts'
import { DeskPage } from '../page.tsx'
import { hrefOf, type DeskRoute } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { tellingRoutes } from '../tellings/routes.ts'
import { signOnRoutes } from './routes.ts'

type FrameProperties = {
  readonly visit: AppealVisit
  readonly title: string
  readonly width?: 'wide' | 'narrow'
  readonly children: ComponentChildren
}

/** The address of a page about the sign-ons of the appeal in the address. */
export const signOnsHref = (
  { opened }: Pick<AppealVisit, 'opened'>,
  route: DeskRoute,
  query: Readonly<Record<string, string>> = {},
): string => hrefOf(route, { appeal: opened.appeal.id }, query)

/** The frame of every page about the sign-ons of an appeal, with the ways to the others. */
export function SignOnsPage({ visit, title, width = 'wide', children }: FrameProperties) {
  const { id } = visit.opened.appeal
  const crumbs = [
    { href: '/appeals', label: 'Appeals' },
    { href: textHref(visit), label: id },
  ]
  return (
    <DeskPage visit={visit} title={`${title} – sign-ons of ${id}`} width={width} crumbs={crumbs}>
      <nav class="buttons" aria-label="Sign-ons">
        {pages
          .filter(([route]) => (route.who.roles as readonly string[]).includes(visit.staff.role))
          .map(([route, label]) => {
            const href = signOnsHref(visit, route)
            return (
              <a key={href} href={href} {...(visit.c.req.path === href && { 'aria-current': 'page' as const })}>
                {label}
              </a>
            )
          })}
      </nav>
      {children}
    </DeskPage>
  )
}

const pages = [
  [signOnRoutes.state, 'Sign-ons'],
  [signOnRoutes.held, 'Held'],
  [signOnRoutes.removals, 'Removals'],
  [signOnRoutes.organisations, 'Organisations'],
  [signOnRoutes.paper, 'On paper'],
  [signOnRoutes.audits, 'Audits'],
  [signOnRoutes.keys, 'Keys'],
  [signOnRoutes.exporting, 'Export'],
  [tellingRoutes.tellings, 'Telling'],
] as const
