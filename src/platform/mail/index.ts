export { isMailAddress, type Mail } from './mail.ts'
export { enqueueMail, mailState, type MailState } from './outbox.ts'
