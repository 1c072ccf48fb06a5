export { deadlineKinds, soonnessOf, type Deadline, type DeadlineKind, type Origin, type Soonness } from './deadline.ts'
export { deadlinesOf, type FoundDeadlines } from './deadlines-of.ts'
export {
  longestThreshold,
  readThresholds,
  setThresholds,
  thresholdHistory,
  type StandingThresholds,
  type Thresholds,
} from './thresholds.ts'
export { calendarOf } from './calendar.ts'
export {
  calendarAddressOf,
  makeCalendarAddress,
  readerOfCalendar,
  revokeCalendarAddress,
  type CalendarAddress,
} from './calendar-address.ts'
export {
  chooseHowOften,
  confirms,
  confirmStaffAddress,
  giveStaffAddress,
  howOften,
  removeStaffAddress,
  staffAddressOf,
  staffOfStopSecret,
  type HowOften,
  type StaffAddress,
} from './staff-address.ts'
export { confirmingMail } from './reminder-mail.ts'
export { reminderHour, type Reminding } from './remind.ts'
export { stillReminded } from './still-reminded.ts'
export { startReminding } from './start-reminding.ts'
