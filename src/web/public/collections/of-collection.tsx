import { directionOf } from '../../../kit/index.ts'
import { collectionWords, setApart } from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { ownIn } from '../reading.ts'

/** A collection that readers see. */
export type ShownCollection = { readonly collection: number; readonly title: string; readonly lang: string }

/** On the page of a collection's own appeal, in a language: the way to the collection. */
export function OfCollection({
  collection: { collection, title, lang: its },
  lang,
}: {
  readonly collection: ShownCollection
  readonly lang: string
}) {
  const { words, lang: own } = collectionWords(lang)
  return (
    <p class="facts">
      <span {...ownIn(lang, own)}>{words.belongs}:</span>{' '}
      <a href={routes.collection(collection)} lang={its} dir={directionOf(its)}>
        {setApart(title)}
      </a>
    </p>
  )
}
