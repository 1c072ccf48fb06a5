import { dayOfInstant, languageName, languageOf } from '../../../kit/index.ts'
import { citationOf, type Norm, type NormResult } from '../../../norms/index.ts'
import { appealCrumbs, appealRoutes } from '../appeals/index.ts'
import { appealsToWrite } from '../appeals/appeals-to-write.ts'
import { draftedSentence } from '../appeals/drafted-sentence.tsx'
import { NotTheWholePage } from '../appeals/not-the-whole.tsx'
import type { OpenedCase } from '../opened-case.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit, CaseVisit, Visit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { citesOf, draftOf, mayBeCited, withoutTheFrame } from './draft-of-sentence.ts'
import { draftWordsIn } from './draft-words.ts'
import { resultsOf } from './proposals.ts'
import { proposalRoutes } from './routes.ts'

/** GET /cases/:case/norms/:norm/appeals?subject=: into which appeal the sentence goes. */
export async function chooseAppeal(visit: CaseVisit): Promise<Response> {
  const { opened } = visit
  const [norm = '', subject = ''] = [visit.c.req.param('norm'), visit.c.req.query('subject')]
  const result = await citable(visit, opened, { norm, subject })
  if (result === undefined) return nothingToCite(visit, opened, norm)
  const appeals = await appealsToWrite(visit)
  const parts = { case: opened.id, norm }
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Insert into an appeal"
      crumbs={caseCrumbs(
        opened,
        { href: hrefOf(proposalRoutes.list, parts), label: 'Norms' },
        { href: hrefOf(proposalRoutes.show, parts), label: result.citation },
      )}
    >
      <h1>Insert into an appeal</h1>
      <p>
        What is drafted: <span dir="auto">{draftOf(result, result.citation, opened.document, 'en')}</span>
      </p>
      <p class="hint" dir="auto">
        {'It cites '}
        {citesOf(result, conditionOf(visit, norm), opened.document, opened.evaluate(dayOfInstant(visit.now))).join(' · ')}
      </p>
      <h2>Into which appeal?</h2>
      {appeals.length > 0 && (
        <ul class="plain rows">
          {appeals.map(({ appeal }) => (
            <li key={appeal.id} data-row="">
              <a
                href={hrefOf(proposalRoutes.sentence, { appeal: appeal.id }, { case: opened.id, norm, subject: result.subject })}
                data-open=""
                dir="auto"
              >
                {appeal.title}
              </a>{' '}
              <span class="hint code">{appeal.id}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        {appeals.length === 0 && 'There is no open appeal or draft that you may change. '}
        <a href={hrefOf(appealRoutes.begin, { case: opened.id }, { norm, subject: result.subject })}>Begin an appeal in this case</a>
      </p>
      <p class="hint">
        Offered are open appeals and drafts of which you read everything, those written last. A closed appeal is not offered: what it asked
        is over.
      </p>
    </DeskPage>,
  )
}

/**
 * GET /appeals/:appeal/sentences/norm?case=&norm=&subject=: the form of a new sentence, begun with what the facts come to and with its
 * citations.
 */
export async function draftSentence(visit: AppealVisit): Promise<Response> {
  const { opened, c } = visit
  if (opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const [id = '', norm = '', subject = ''] = ['case', 'norm', 'subject'].map((name) => c.req.query(name))
  const file = id === '' || id.length > 64 ? null : await visit.openCase(id)
  if (file === null) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const result = await citable(visit, file, { norm, subject })
  if (result === undefined) return nothingToCite(visit, file, norm)
  const cites = citesOf(result, conditionOf(visit, norm), file.document, file.evaluate(dayOfInstant(visit.now)))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Insert into ${opened.appeal.id}`} crumbs={appealCrumbs(opened)}>
      <h1>A sentence that cites {result.citation}</h1>
      <p>
        Make these words your own, in the language of the appeal: say who says it, then what, then that the rule may be engaged. That it was
        broken is for others to say.
      </p>
      {!opened.cases.has(file.id) && (
        <p class="notice">
          The appeal then cites <bdi>{file.document.case.title}</bdi>. Whoever is no member of that case can no longer open the appeal at
          the desk.
        </p>
      )}
      {languageOf(opened.appeal.lang) !== 'en' && <ToTranslate lang={opened.appeal.lang} />}
      {await draftedSentence(visit, {
        text: draftOf(result, citationIn(visit, norm, opened.appeal.lang), file.document, opened.appeal.lang),
        cites,
      })}
    </DeskPage>,
  )
}

/**
 * That names and statements stand as the file has them. In which language that is the file does not say, so it is said of every text that is
 * not in English, in which most of a file is written.
 */
const ToTranslate = ({ lang }: { readonly lang: string }) => (
  <p class="notice" id="to-translate">
    Names and statements stand here as the case file has them. Translate into <bdi lang={lang}>{languageName(lang)}</bdi> those that are in
    another language.
    {languageOf(draftWordsIn(lang).lang) !== languageOf(lang) &&
      ' That this may engage the norm is said in English, as Amparo has no words for it in that language: translate it too, and keep “may”.'}
  </p>
)

/** How a norm is cited in the language of an appeal. */
const citationIn = ({ needs: { catalogue } }: Visit, norm: string, lang: string): string =>
  citationOf(catalogue, catalogue.norms.get(norm)!, lang)

/** That no sentence can say of this norm that the facts may engage it. */
const nothingToCite = (visit: Visit, opened: OpenedCase, norm: string): Response =>
  answer(
    visit,
    <DeskPage
      visit={visit}
      title="Nothing to insert"
      crumbs={caseCrumbs(opened, { href: hrefOf(proposalRoutes.list, { case: opened.id }), label: 'Norms' })}
    >
      <h1>Nothing to insert</h1>
      <p>As the file stands, no account meets what this norm asks about. A sentence cannot say that it may be engaged.</p>
      {visit.needs.catalogue.norms.has(norm) && (
        <p>
          <a href={hrefOf(proposalRoutes.show, { case: opened.id, norm })}>What the norm comes to</a>
        </p>
      )}
    </DeskPage>,
  )

type Asked = { readonly norm: string; readonly subject: string }

/**
 * The result that a sentence may cite, with what it says and not what bounds it: of the person asked for, or of the only one of whom there is
 * any.
 */
async function citable(visit: Visit, opened: OpenedCase, { norm, subject }: Asked): Promise<NormResult | undefined> {
  const persons = [subject].filter((id) => id !== '')
  const found = (await resultsOf({ ...visit, opened }, { persons })).filter((result) => result.norm === norm && mayBeCited(result))
  const one = found.find((result) => result.subject === subject) ?? (subject === '' ? found[0] : undefined)
  return one && withoutTheFrame(one, conditionOf(visit, norm), opened.document)
}

const conditionOf = ({ needs }: Visit, norm: string): Norm['condition'] => needs.catalogue.norms.get(norm)?.condition ?? null
