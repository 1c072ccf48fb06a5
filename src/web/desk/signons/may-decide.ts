import type { RemovalCondition } from '../../../signons/index.ts'
import { writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'

/** Whether somebody decides about sign-ons of this state: a reviewer about those that are held, who writes about all. */
export const mayDecide = ({ staff }: Pick<AppealVisit, 'staff'>, state: RemovalCondition['state']): boolean =>
  state === 'h' || (writers as readonly string[]).includes(staff.role)
