import type { Sensitivity } from '../../../claims/index.ts'
import { mayRead } from '../../../staff/index.ts'
import { Options, type FormState, type Option } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { PagesTold } from './foreseen-pages.tsx'
import { sentencesInWords, type PageTouched } from './pages-touched.ts'

/** What the button sends that saves a claim and lets it be published; nothing else does, so no form comes with it chosen. */
export const allowing = 'allow'

type WhoProperties = { readonly visit: CaseVisit; readonly form: FormState; readonly touched: readonly PageTouched[] }

/**
 * Who may read a claim. What is saved without a further thought is for the team; that it may be published is a button of
 * its own, beside which stands what readers would see of it at once.
 */
export function WhoMayRead({ visit, form, touched }: WhoProperties) {
  return (
    <>
      <Options form={form} name="sensitivity" label="Who may read it" type="radio" options={markOptions(visit)} />
      <PagesTold form={form} touched={touched} />
      <div id="allowing">
        <p class="hint">
          May everybody read it? “Save it and allow publishing” lets it stand in an appeal, with who says it. You can keep it from further
          readers later; what was read cannot be taken back.
        </p>
        <MayBeNoted pages={touched} />
      </div>
    </>
  )
}

/** What is published and may change for its readers; nothing where nothing is. */
export const MayBeNoted = ({ pages }: { readonly pages: readonly PageTouched[] }) =>
  pages.length === 0 ? null : (
    <p class="notice">
      {'What is published rests on what this is about. If it may be published, readers may see a dated note at once: '}
      <PageList pages={pages} />.
    </p>
  )

/** Published appeals by their titles, each with the sentences that are meant. */
export const PageList = ({ pages }: { readonly pages: readonly PageTouched[] }) => (
  <>
    {pages.map(({ appeal, title, lang, sentences }, index) => (
      <>
        {index > 0 && '; '}
        <a href={`/appeals/${encodeURIComponent(appeal)}`} dir="auto" lang={lang}>
          {title}
        </a>
        {`, at ${sentencesInWords(sentences)}`}
      </>
    ))}
  </>
)

/** The marks that a member could still read, so that nobody enters what they lose sight of. */
export const marksFor = ({ opened }: Pick<CaseVisit, 'opened'>): readonly Sensitivity[] =>
  (['public', 'team', 'privileged', 'sealed'] as const).filter((mark) => mayRead(opened.membership.clearance, mark))

const markOptions = (visit: CaseVisit): readonly Option[] => [
  { value: '', label: 'The team, until somebody decides', hint: 'Whoever wants to publish it is asked first.' },
  ...marksFor(visit).flatMap((mark): Option[] => (mark === 'public' ? [] : [{ value: mark, ...markInWords[mark] }])),
]

/** What each mark means for who may read a claim. */
export const markInWords: Readonly<Record<Sensitivity, { readonly label: string; readonly hint: string }>> = {
  public: {
    label: 'May be published',
    hint: 'It may stand in an appeal, for everybody. You can keep it from further readers later; what was read cannot be taken back.',
  },
  team: { label: 'The team only', hint: 'It is never published.' },
  privileged: { label: 'Privileged', hint: 'Between lawyer and client: only members who may read what is privileged.' },
  sealed: { label: 'Sealed', hint: 'Only members who may read what is sealed. It leaves no trace in exports.' },
}
