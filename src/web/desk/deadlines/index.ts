import type { HandlersOf } from '../route.ts'
import { confirmReminders, confirmRemindersSent, stopReminders, stopRemindersSent } from './confirm-and-stop.tsx'
import { ownCalendar, ownCalendarSent } from './own-calendar.tsx'
import { ownReminders, ownRemindersSent } from './own-reminders.tsx'
import { deadlineRoutes } from './routes.ts'
import { serveCalendar } from './serve-calendar.ts'
import { showDeadlines } from './show-list.tsx'
import { showMonth } from './show-month.tsx'
import { thresholds, thresholdsSent } from './thresholds.tsx'

export { deadlineRoutes } from './routes.ts'

export const deadlineHandlers: HandlersOf<typeof deadlineRoutes> = {
  deadlines: showDeadlines,
  deadlineMonth: showMonth,
  thresholds,
  thresholdsSent,
  ownCalendar,
  ownCalendarSent,
  ownReminders,
  ownRemindersSent,
  confirmReminders,
  confirmRemindersSent,
  calendar: serveCalendar,
  stopReminders,
  stopRemindersSent,
}
