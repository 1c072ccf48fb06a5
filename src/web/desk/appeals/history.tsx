import { draftHistory, textParts, type DraftRevision, type TextPart } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { momentInWords } from '../moment.ts'
import { textsAsRead } from '../open-appeal.ts'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { headDifferences, headOf } from './head-in-words.ts'

/** How many revisions are shown; who wants more asks for the export of the case. */
const most = 100

/** GET /appeals/:appeal/history: what came and went with each revision, the newest first. */
export async function history(visit: AppealVisit): Promise<Response> {
  const { opened, needs } = visit
  const wrote = await whoWrote(visit)
  const revisions = opened.hidden > 0 ? [] : await asRead(visit, await draftHistory(needs.db, opened.whole.id, opened.holder))
  const shown = revisions
    .map((revision, index) => ({ ...revision, before: revisions[index - 1] }))
    .toReversed()
    .slice(0, most)
  return answer(
    visit,
    <DeskPage visit={visit} title={`History of ${opened.appeal.id}`} crumbs={appealCrumbs(opened)}>
      <h1>History of the text</h1>
      {opened.hidden > 0 && <p>You may not read all of this appeal, so its earlier texts are not shown to you.</p>}
      {revisions.length > most && <p class="hint">{`The last ${most} of ${revisions.length} revisions.`}</p>}
      <ol class="plain rows">
        {shown.map(({ before, ...revision }) => (
          <li key={revision.revision}>
            <section>
              <h2>
                Revision {revision.revision}, <bdi>{wrote(revision.by)}</bdi>,{' '}
                <time dateTime={revision.at.toISOString()}>{momentInWords(revision.at)}</time>
              </h2>
              <Difference before={before} after={revision} />
            </section>
          </li>
        ))}
      </ol>
    </DeskPage>,
  )
}

/** An earlier text may rest on what this person does not read, where the one that stands does not. */
async function asRead({ needs, opened }: AppealVisit, revisions: readonly DraftRevision[]): Promise<readonly DraftRevision[]> {
  const texts = revisions.flatMap(({ appeal }) => (appeal === null ? [] : [appeal]))
  const read = new Map((await textsAsRead(needs.db, texts, opened.cases)).map((text, at) => [texts[at], text]))
  return revisions.map((revision) => ({ ...revision, appeal: revision.appeal && (read.get(revision.appeal) ?? null) }))
}

function Difference({ before, after }: { readonly before: DraftRevision | undefined; readonly after: DraftRevision }) {
  if (after.appeal === null) return <p class="hint">Its words were erased.</p>
  const head = before?.appeal == null ? [] : headDifferences(headOf(before.appeal), headOf(after.appeal))
  const [old, fresh] = [before?.appeal == null ? [] : partsOf(before.appeal), partsOf(after.appeal)]
  const [oldKeys, freshKeys] = [new Set(old.map(({ key }) => key)), new Set(fresh.map(({ key }) => key))]
  const gone = old.filter(({ key }) => !freshKeys.has(key))
  const came = fresh.filter(({ key }) => !oldKeys.has(key))
  if (head.length + gone.length + came.length === 0)
    return <p class="hint">No words changed: order, marks, or how an addressee is written to.</p>
  return (
    <ul>
      {head.map(({ name, before: was, after: is }) => (
        <li key={`head ${name}`}>
          {name} {was !== undefined && <Gone text={was} />} {is !== undefined && <Came text={is} />}
        </li>
      ))}
      {gone.map(({ key, name, text }) => (
        <li key={`gone ${key}`}>
          {name} <Gone text={text} />
        </li>
      ))}
      {came.map(({ key, name, text }) => (
        <li key={`came ${key}`}>
          {name} {before === undefined ? <span dir="auto">{text}</span> : <Came text={text} />}
        </li>
      ))}
    </ul>
  )
}

const Gone = ({ text }: { readonly text: string }) => (
  <>
    <span class="unseen">said before: </span>
    <del dir="auto">{text}</del>
  </>
)

const Came = ({ text }: { readonly text: string }) => (
  <>
    <span class="unseen">says now: </span>
    <ins dir="auto">{text}</ins>
  </>
)

/** What stands in an appeal besides its head, the addressees with it. */
const partsOf = (appeal: Appeal): readonly Pick<TextPart, 'key' | 'name' | 'text'>[] => [
  ...textParts(appeal).filter(({ name }) => name !== 'Outcome' && name !== 'News'),
  ...appeal.to.map(({ name, title, body }) => {
    const text = [name, title, body].filter((part) => part !== undefined).join(', ')
    return { key: `to ${text}`, name: 'Addressee', text }
  }),
]
