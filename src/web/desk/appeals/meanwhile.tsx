import type { ChangedDraft } from '../../../appeals/index.ts'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { NotTheWholePage } from './not-the-whole.tsx'
import { textHref } from './may-write.ts'

type Refused = Exclude<ChangedDraft['kind'], 'changed' | 'unchanged'>

/** Says why a button did nothing: somebody else was there before. */
export const answerMeanwhile = (visit: AppealVisit, kind: Refused): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Changed meanwhile" crumbs={appealCrumbs(visit.opened)}>
      <h1>Nothing was changed</h1>
      <p>{inWords[kind]}</p>
      <p>
        <a href={textHref(visit)}>Back to the text as it stands</a>
      </p>
    </DeskPage>,
    409,
  )

const inWords: Readonly<Record<Refused, string>> = {
  'changed-meanwhile': 'Somebody changed this part after you opened the page. Look at it as it stands, then decide again.',
  gone: 'This part is not there any more: somebody removed or changed it after you opened the page.',
  'not-empty': 'A section that holds sentences is not removed with them. Move or remove its sentences first.',
  invalid: 'The appeal would not be right with this change.',
  none: 'The appeal is not there any more.',
}

export const answerNotTheWhole = (visit: AppealVisit): Response => answer(visit, <NotTheWholePage visit={visit} />, 403)

/** What was sent cannot be read as a form. */
export const answerUnreadable = (visit: AppealVisit): Response =>
  answer(
    visit,
    <DeskPage visit={visit} title="Not readable" crumbs={appealCrumbs(visit.opened)}>
      <h1>What was sent cannot be read</h1>
      <p>Nothing was changed. Go back to the text and try again.</p>
      <p>
        <a href={textHref(visit)}>Back to the text</a>
      </p>
    </DeskPage>,
    400,
  )
