import { DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { textHref } from './may-write.ts'

/** For somebody who may not read all of an appeal, and therefore does not change or approve it. */
export const NotTheWholePage = ({ visit }: { readonly visit: AppealVisit }) => (
  <DeskPage visit={visit} title="Not all of it is yours to read" crumbs={appealCrumbs(visit.opened)}>
    <h1>You may not read all of this appeal</h1>
    <p>
      Some of it rests on claims that you may not read. Who does not read the whole text does not change, review or approve it. Its page
      says who may read more.
    </p>
    <p>
      <a href={textHref(visit)}>Back to the text</a>
    </p>
  </DeskPage>
)
