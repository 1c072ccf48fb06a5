import type { Context } from 'hono'

/** What a page says once after something was done. Only these words: what stands in an address may have been put there by anybody. */
const notices = {
  'signed-out': 'You are signed out.',
  'session-over': 'Your session has ended. Sign in, and you go on where you were.',
  'session-over-kept': 'Your session has ended. What you typed is kept: sign in, and it stands in the form again.',
  'session-over-draft':
    'You were signed out before this was sent. What was kept as a draft until then stands in the form again when you sign in.',
  'begin-again': 'That took too long, or went wrong too often. Begin again with your name and password.',
  'password-changed': 'The password is changed, and your other sessions have ended.',
  'factor-added': 'The second factor is added.',
  'session-ended': 'Ended.',
  saved: 'Saved.',
  'stands-there': 'This stands there already: you added it before, and it is not added twice.',
  protected: 'The source is protected. The file calls them only by what you chose.',
  added: 'Added.',
  'appeal-begun': 'The appeal is begun, as a draft that only its team reads. Write its first sentence here.',
  'begun-before': 'You began this with the same words before: here it is, and it is not begun twice.',
  begun: 'The case is begun. You are its first member.',
  'begun-with-call': 'The case is begun, and the call is logged. Make a claim of what was said now, or later from the log.',
  imported: 'The file is imported.',
  'imported-without-files':
    'The file is imported. Originals that it names and that did not come with it are left out: import the case as a ZIP with its originals.',
  'list-undone': 'Undone: nothing of the list stands in the case any more. Prepare it again to mend a column.',
  ruled: 'The ruling is recorded. It counts from now on.',
  asked: 'The question is declared.',
  explained: 'The question is changed.',
  independent: 'The declaration is recorded.',
  logged: 'Logged.',
  'handed-over': 'The hand-over note is kept. It stands on the page of the case.',
  removed: 'Removed.',
  'copy-discarded': 'The copy is discarded. The document keeps who did so and why.',
  'languages-asked': 'The languages come out one by one. This page says how far they are.',
  published: 'Published. The page is there at once; the PDF follows within seconds.',
  extended: 'The new day stands in the text. It counts for readers once this version is approved and published.',
  'closing-written':
    'The closing stands first in the text. See whether the title and the summary say so as well; then it is reviewed, approved and published.',
  'taken-down': 'Taken down. Readers see the day and the reason.',
  covered: 'Recorded. From now on no door shows to readers what it covers.',
  uncovered: 'Lifted. What it alone kept from readers is shown again.',
  answered: 'The answers of the risk review are kept.',
  'answered-in-part': 'The answers are kept. The review is not finished: what is left stands at the top of this page.',
  'approval-asked': 'The approval is asked for.',
  approved: 'Approved as it stands. It may be published now.',
  'sent-back': 'Sent back to those who write it.',
  'review-asked': 'The review is asked for.',
  'saved-marked': 'Saved. Something is marked below the translation: mend it, or say in the note why it is right.',
  'review-asked-marked': 'The review is asked for. Something is marked below the translation: mend it, or say in the note why it is right.',
  reviewed: 'Reviewed. What was approved stays so until it or its source is changed.',
  'machine-asked': 'Asked for. The drafts come in the background, and each is marked until somebody takes it over.',
  decided: 'Decided. What may be published is marked so.',
  left: 'Left as it is. Readers go on seeing that version.',
  kept: 'Kept as it is. The note on the public page stays.',
  'open-for-sign-ons': 'Open for sign-ons. The form stands on the public page at once.',
  paused: 'Paused. Nobody can sign until you go on.',
  resumed: 'Sign-ons are taken again.',
  closed: 'Closed for good. Signers can still withdraw, correct and erase.',
  'key-changed': 'New sign-ons are sealed to the new key from now on. Keep the old file: what was signed before opens only with it.',
  'key-lost': 'Recorded. What is sealed to this key stays closed; the count goes on.',
  'key-destroyed': 'Recorded. What is sealed to this key can be read by nobody but the signers.',
  started: 'Begun. It is done in batches; this page shows how far it is.',
  stopped: 'Stopped. What was done until then stays done, and can be undone here.',
  'check-asked': 'Asked for. The check goes on in the background.',
  accepted: 'Accepted. The organisation is entered into the log.',
  refused: 'Refused.',
  recorded: 'Recorded.',
  'address-to-confirm': 'A link is mailed to the address. Follow it where you are signed in: nothing else is sent there before.',
  'address-confirmed': 'The address is confirmed. Reminders go there from now on.',
  queued: 'Queued. It goes out in its turn; this page shows what becomes of it.',
  'release-asked': 'The release is asked for. Nothing is public until somebody releases these numbers.',
  released: 'Released. Readers see these numbers from now on.',
  'collection-begun': 'The collection is kept. Readers see nothing of it until numbers of it are released.',
  archived: 'Archived. What readers see of it stays until it is taken down.',
  'erased-in-part':
    'Erased where it was ticked. The words still stand elsewhere: look for them again. Then write the key file of your backups anew: amparo keys FILE.',
  erased: 'Erased. Write the key file of your backups anew and replace the old one wherever it lies: amparo keys FILE.',
} as const satisfies Readonly<Record<string, string>>

export type Notice = keyof typeof notices

/** An address that says a notice when it is reached. */
export function withNotice(href: string, notice: Notice): string {
  const [path = '', fragment] = href.split('#', 2)
  return `${path}${path.includes('?') ? '&' : '?'}notice=${notice}${fragment === undefined ? '' : `#${fragment}`}`
}

/** What the address asks to be said; nothing of what is over. */
export function noticeIn(c: Context, over: readonly string[] = []): string | undefined {
  const name = c.req.query('notice') ?? ''
  return Object.hasOwn(notices, name) && !over.includes(name) ? notices[name as Notice] : undefined
}
