import { administrators, everybody, get, post, type DeskRoutes } from '../route.ts'

const reading = { roles: everybody, of: 'desk' } as const
const ownConfirmed = { roles: everybody, of: 'desk', confirmed: true } as const
const managing = { roles: administrators, of: 'desk' } as const

/** What comes due: the list, the month, one's own calendar and reminders, and the team's thresholds. */
export const deadlineRoutes = {
  deadlines: get('/deadlines', reading),
  deadlineMonth: get('/deadlines/month', reading),
  thresholds: get('/deadlines/thresholds', managing),
  thresholdsSent: post('/deadlines/thresholds', managing),

  // Whoever has the address, or reads that mailbox, reads on after a session has ended: both are for somebody who has just shown who they are.
  ownCalendar: get('/me/calendar', ownConfirmed),
  ownCalendarSent: post('/me/calendar', ownConfirmed),
  ownReminders: get('/me/reminders', ownConfirmed),
  ownRemindersSent: post('/me/reminders', ownConfirmed),
  confirmReminders: get('/me/reminders/confirm/:token', reading),
  confirmRemindersSent: post('/me/reminders/confirm/:token', reading),

  // A calendar signs nobody in; neither does whoever wants no more mail.
  calendar: get('/calendar/:token/deadlines.ics', 'anyone'),
  stopReminders: get('/reminders/stop/:token', 'anyone'),
  stopRemindersSent: post('/reminders/stop/:token', 'anyone'),
} as const satisfies DeskRoutes
