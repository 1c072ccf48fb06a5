import type { ApprovedTelling, BegunTelling, Occasion, StartedTelling, TellingState } from '../../../signons/index.ts'

export const occasionInWords: Readonly<Record<Occasion, string>> = {
  update: 'A new version',
  answer: 'An answer',
  closing: 'The closing',
}

export const stateInWords: Readonly<Record<TellingState, string>> = {
  draft: 'not approved yet',
  approved: 'approved, not begun',
  running: 'being told',
  'waits-for-key': 'halted: Amparo was started anew, and waits for the key',
  stopped: 'stopped',
  ended: 'ended',
}

type Reason<Outcome> = Outcome extends { readonly reason: infer Why extends string } ? Why : never

export const notBegun: Readonly<Record<Reason<BegunTelling>, string>> = {
  'no-campaign': 'This appeal was never opened for sign-ons, so there is nobody to tell.',
  'not-published': 'The newest version is not shown to readers, so there is nothing to lead them to.',
  'not-closed': 'What is published does not say that the appeal is closed. Publish the closing first.',
}

export const notApproved: Readonly<Record<Reason<ApprovedTelling>, string>> = {
  none: 'There is no such message.',
  own: 'Somebody else approves it: you wrote it as it stands.',
  changed: 'Somebody changed it after you opened the page. Look at it as it stands now.',
  'approved-before': 'It is approved already.',
  incomplete: 'The text in the language of the appeal is missing, or one is too long.',
}

export const notStarted: Readonly<Record<Reason<StartedTelling>, string>> = {
  none: 'There is no such message.',
  'not-approved': 'It is not approved yet.',
  runs: 'It is being told already.',
  ended: 'It has ended. Write another message.',
  'not-shown': 'Nothing of this appeal is shown to readers now, so there is nothing to lead them to.',
  'no-mail': 'No mail server is set, or too many mails wait. Begin once that is mended: the key is not kept for nothing.',
  'not-a-key': 'This is not a file of a campaign key. Choose the file that was saved when sign-ons were opened.',
  'other-key': 'This key is of another appeal. Choose the file of this one.',
  'ended-key':
    'It is recorded that this key is lost or destroyed, so it is not used. Say at once to whoever recorded it that it is still there.',
}
