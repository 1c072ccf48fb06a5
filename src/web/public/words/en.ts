import type { SiteWords } from './words.ts'

export const english: SiteWords = {
  home: {
    title: 'Appeals for people in custody',
    description: 'Cited appeals for people in custody: each sentence with its source, contradictions side by side.',
    summary:
      'Each sentence opens to the statements behind it: who said it, where it is printed, and the other account where there is one. We take no side: the rules of custody protect everyone, whatever they are accused or convicted of.',
    closed: (count) => `${count} ${count === 1 ? 'closed record' : 'closed records'}`,
    open: (count) => `${count} ${count === 1 ? 'appeal open now' : 'appeals open now'}`,
    closedTitle: 'Closed records',
    openTitle: 'Open appeals',
    empty: 'No appeal is published here now',
    emptyText: 'An appeal appears on this page when the people who run this site publish it.',
    norms: 'The rules for people in custody',
  },
  method: {
    description: 'Claims, voices, standing, contested points, and how to check a published appeal.',
    summary:
      'Amparo stores what somebody said, names who said it, keeps the contrary account beside it, and publishes nothing that hides a contradiction.',
    before: [
      {
        heading: 'Who says it is not who prints it',
        paragraphs: [
          'The unit of a case file is the *claim*: one statement, about whom, said by whom, printed where, with the exact words where we have them. Who says it and who prints it are kept apart. A newspaper that relays the prison service is the prison service speaking.',
          'A *voice* is an independent origin. Five papers that print one agency are one voice, and so is everybody who passes on one communiqué. Whether two voices are independent of each other is said by a person, with the reason; it is never computed.',
          'The people harmed by the person in custody are a source like any other, and their account stands in the file.',
        ],
      },
      {
        heading: 'What contested means',
        paragraphs: [
          'Claims that answer the same question make a *point*. Where they give answers that cannot both be true, or where one denies the other, the point is {contested}, and each answer is an *account* with the claims that tell it. A sentence that rests on a contested claim shows both sides beside it. Two dates of which one is only less exact than the other are not a contradiction.',
          'The team may rule on a point: it says which account it prefers, why, and what it had seen. A ruling never removes the other account and never makes a point uncontested. Where newer statements have come in since, the page says so.',
          'Where dates or numbers of public statements cannot go together, the note says {impossible} and what does not fit, even if nobody disputes it; so does the sentence that rests on one of them.',
          'No date is more precise than its source. “Some time in July” stays some time in July; on the timeline its ends fade.',
        ],
      },
    ],
    standing: {
      heading: 'Standing',
      paragraphs: [
        'Each claim carries a word for how far it may be relied on. Left to itself the software goes no further than alleged or disputed; everything else is a decision of a person, with a reason.',
      ],
    },
    meanings: {
      unassessed: 'nobody has looked at it yet',
      alleged:
        'somebody says so; the number of voices is given, and nothing more is claimed. Of what only courts say the page says “on record of the court”',
      corroborated: 'the team has ruled that independent voices say the same',
      verified: 'the team has ruled that the evidence leaves no reasonable doubt, and says why',
      disputed: 'another account contradicts it',
      refuted: 'the team has ruled that it is not so; such a claim is not cited',
      retracted: 'whoever said it took it back, or we had entered it wrongly',
    },
    after: [
      {
        heading: 'What is published',
        paragraphs: [
          'Only claims that the team has marked public are ever shown. The title, the summary, the headings and what is asked are the team’s words. An appeal cannot be published while a sentence of its text cites nothing and is not marked as our own words, while it cites something that is not public, while showing only the public side would hide a contradiction, or when a consent on record for somebody it speaks of is over.',
          'What its source took back stays, marked so. What we had entered wrongly is withdrawn, and only the day is shown. An appeal may be taken down: then the day and the reason stand in its place.',
          'Before a text is published, somebody answers what it could do to whom, and a second person approves exactly that text. The foot of each page says whether it was so, whether one person went alone, or whether the operator published it from the command line.',
          'Case files are built from what others have published. Of an address we show only the host, and living private persons are named by their role. This site uses no cookie and nothing from any other site, and no script but one: that of the page on which a receipt of a sign-on is checked, which works without it.',
        ],
      },
      {
        heading: 'What has changed since',
        paragraphs: [
          'Text, notes and fingerprint of a version stay as they were published. When a source takes a cited statement back, when another account comes, when the team rules, or when a source is no longer public, the page says so beside each sentence that rests on it, with the day on which it was noted. A PDF says of which day it is.',
        ],
      },
      {
        heading: 'How to check a page',
        paragraphs: [
          'A published version never changes: a correction is a new version, and the old one stays at its address. At the foot of each appeal stands its fingerprint, and that of the version before, so that none can be put in or left out unseen. Whoever downloads the data (JSON) can compute it again, with Amparo or with a script of thirty lines that is in its guide to publishing:',
          '`amparo verify ID.json`',
          'The fingerprint is the SHA-256 of the data in canonical form (RFC 8785), in which each text is replaced by a commitment to it (HMAC-SHA-256 under a salt of its own). Somebody who is spoken of may have what identifies them erased: then a gap with the day stands in its place, the commitment stays, the salt is destroyed, and the fingerprint can still be computed. The erased words cannot be found by trying.',
          'The fingerprint shows that two people read the same text, and that it was not altered between them. It does not show that what the sources say is true. That is what the notes are for.',
        ],
      },
    ],
  },
  missing: {
    title: 'Page not found',
    heading: 'There is no page at this address',
    text: 'It may have been mistyped, or shortened by a mail program. Every appeal published here is on the list.',
  },
  failed: {
    title: 'This page could not be made',
    text: 'The fault is ours. Nothing was changed. Please try again in a few minutes.',
  },
}
