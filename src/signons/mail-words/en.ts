import type { MailWords } from './words.ts'

export const english: MailWords = {
  subjects: { confirm: 'Please confirm', link: 'Your link', done: 'About what you confirmed' },
  asked: 'Somebody gave this address on our site. If it was you, open this link, read what it is about, and press the button there:',
  code: 'Or type this code on the page from which you asked:',
  hours: 'The link and the code work for 72 hours. After that, what was typed is gone, and you can ask again.',
  held: 'Many asked from your network within a short time. So what you confirm is counted only once a person has looked at it; your page will say so.',
  notYou: 'If it was not you, do nothing, or open the link and say so there. Nothing counts until you confirm it.',
  signed: 'You confirmed it. This is the link of your own page, where you can change it, take it back or have it erased:',
  'signed-and-held':
    'You confirmed it. It counts once a person has looked at it. This is the link of your own page, where you see how it stands and can change it, take it back or have it erased:',
  'signed-already':
    'It had been confirmed with this address before, and one address counts once. So the name and the choices that were sent now were not taken; the earlier ones stand. This is a further link to its page, where you can change it, take it back or have it erased:',
  'organisation-confirmed':
    'It is confirmed for your organisation. This is the link of its page, where you can affirm it again or take it back:',
  'organisation-review':
    'You confirmed it for your organisation. It is shown once a person has looked at it, since the address alone does not show that it speaks for it. No mail comes then; the page says it. This is the link of its page:',
  'organisation-stands':
    'You confirmed it for your organisation, which stands there already. Only the link that was mailed then can affirm that anew or take it back. What you sent takes its place if a person who has looked at it lets it. This is the link of its page:',
  keep: 'The link stands only in this mail, and we cannot find it again. Whoever has it or can read this mail can do all of this: keep it only where that is safe for you.',
  erased:
    'It had been confirmed with this address before, and what said who did so was erased then, as was asked; and one address counts once. So nothing was added now, and there is no page to open. Once this is closed for everybody, nothing is kept by which your address could be known again.',
}
