import type { Want } from './want.ts'

/** How far the structure of a form is known: its guidance was read, its headings were, or it is from general knowledge. */
export const formConfirmations = ['text', 'topic', 'unconfirmed'] as const
export type FormConfirmation = (typeof formConfirmations)[number]

/** One question of a form. */
export type FormField = {
  /** `section.field`, by which an answer is known. */
  readonly key: string
  readonly id: string
  /** What fills it, the first that gives something first; nothing where only people can. */
  readonly wants: readonly Want[]
  /** What stands there in every submission. */
  readonly fixed?: string
  /** Codes of which one is chosen. */
  readonly choices?: readonly string[]
  readonly hint?: string
  /** Has to be there: because the form says so, or because we let nothing go without it, whatever the form says. */
  readonly required?: 'form' | 'ours'
  /** For the body only: it is never drafted. */
  readonly restricted?: true
  /** What the answer has to name, in our words. */
  readonly parts: readonly string[]
  readonly limits: { readonly characters?: number; readonly words?: number; readonly items?: number }
  readonly numbered?: 'bullets' | 'roman'
}

export type FormSection = { readonly id: string; readonly fields: readonly FormField[] }

/** The structure of what a body asks to be told, in our words; never the body's own form. */
export type SubmissionForm = {
  readonly id: string
  /** Codes of bodies in data/bodies.yaml; none where it is for whoever campaigns. */
  readonly bodies: readonly string[]
  readonly basis: { readonly value: string; readonly confirmed: FormConfirmation; readonly source?: string }
  readonly sections: readonly FormSection[]
  /** What else is to be heeded, in sentences. */
  readonly advice: readonly string[]
}

/** All questions of a form, in its order. */
export const fieldsOf = ({ sections }: Pick<SubmissionForm, 'sections'>): readonly FormField[] => sections.flatMap(({ fields }) => fields)

/** How far a form is known, as a sentence for staff. */
export const confirmationInWords: Readonly<Record<FormConfirmation, string>> = {
  text: 'The guidance of this form was read.',
  topic: 'Of this form only the headings were read: hold it against the body’s own before use.',
  unconfirmed: 'This form is from general knowledge: hold it against the body’s own before use.',
}
