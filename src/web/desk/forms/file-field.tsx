import type { ComponentChildren } from 'preact'
import { describedBy, idOf, Labelled, type Field } from './labelled.tsx'

type FileProperties = Field & {
  /** What a browser offers to choose; others are taken all the same. */
  readonly accept: string
  readonly several?: true
  /** What more there is to say of a file that was wrong. */
  readonly children?: ComponentChildren
}

/** A field for files. What is wrong with it stands beside it, as beside every other. */
export const FileField = ({ accept, several, children, ...field }: FileProperties) => (
  <Labelled {...field}>
    {children}
    <input id={idOf(field.name)} name={field.name} type="file" accept={accept} multiple={several === true} {...describedBy(field)} />
  </Labelled>
)
