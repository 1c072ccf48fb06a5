import type { PublicTimeline } from '../../delivery/index.ts'
import { courseWords } from '../../publishing/index.ts'
import { lineInWords, silenceInWords } from './course-in-words.ts'
import { ownIn, type Reading } from './reading.ts'

type Props = { readonly lang: string; readonly course: PublicTimeline; readonly reading: Reading }

/** What became of the appeal: beside the frozen edition, not in it. In the words of the page; names of bodies are as the team wrote them. */
export function Course({ lang: page, course: { lines, silent }, reading }: Props) {
  const { words, lang } = courseWords(page)
  const { date } = reading
  const told = { words, lang }
  return (
    <section id="course" aria-labelledby="course-title" {...ownIn(page, lang)}>
      <h2 id="course-title">{words.heading}</h2>
      <p class="hint">{words.intro}</p>
      <ol class="addressees">
        {lines.map((line) => (
          <li>
            <time dateTime={line.day}>{date(line.day)}</time>
            {' · '}
            {lineInWords(line, told)}
          </li>
        ))}
      </ol>
      {silent.length > 0 && (
        <>
          <h3>{words.now}</h3>
          <ul>
            {silent.map((one) => (
              <li>{silenceInWords(one, told, date)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Leads there from the top of the page. */
export function CourseLink({ lang: page }: Pick<Props, 'lang'>) {
  const { words, lang } = courseWords(page)
  return (
    <a href="#course" {...ownIn(page, lang)}>
      {words.heading}
    </a>
  )
}
