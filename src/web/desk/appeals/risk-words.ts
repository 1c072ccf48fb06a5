import type { RiskQuestion } from '../../../appeals/index.ts'

type Words = {
  readonly question: string
  readonly hint: string
  /** In the order of riskChoices. */
  readonly choices: Readonly<Record<string, string>>
  readonly why: string
}

/** The questions in plain words. They ask; they do not advise on law. */
export const riskWords: Readonly<Record<RiskQuestion, Words>> = {
  reprisal: {
    question: 'Could somebody be punished or threatened for a sentence of this text?',
    hint: 'Think of the person in custody, whoever spoke, their family, other prisoners, staff who passed something on.',
    choices: { no: 'No', yes: 'Yes, and it was weighed' },
    why: 'Who, by whom, and why it is published all the same',
  },
  privilege: {
    question: 'Does a sentence rest on what a lawyer and a client said to each other?',
    hint: 'What they say in confidence belongs to the client. Once published it can be used against the client.',
    choices: { no: 'No', released: 'Yes, and the client agrees to its publication' },
    why: 'Who agreed, when and how; or why the sentences listed here are not confidential',
  },
  trial: {
    question: 'Is a trial, an appeal in court or an investigation under way?',
    hint: 'A text can reach judges, juries and witnesses, and be quoted in court.',
    choices: { no: 'No', yes: 'Yes, and the text takes account of it' },
    why: 'Which proceedings, and what the defence says to this publication',
  },
  consent: {
    question: 'Is the consent there that this text needs?',
    hint: 'Of the person in custody, and of everybody else whom the text names or tells about.',
    choices: {
      given: 'Yes: the consents on record above cover this text',
      'not-needed': 'It needs none: the text says only what is public already',
      'cannot-be-asked': 'Somebody cannot be asked: no contact, incapacity or death',
    },
    why: 'Whose consent counts, who was asked instead, and on what ground',
  },
  harm: {
    question: 'Could anybody else be harmed by a sentence?',
    hint: 'A witness, a relative, a guard who is named, a fellow prisoner, somebody harmed by the person in custody.',
    choices: { no: 'No', yes: 'Yes, and it was weighed' },
    why: 'Who could be harmed, how, and why the sentence stays',
  },
  named: {
    question: 'Does the text name a minor, or somebody harmed by the person in custody?',
    hint: 'Or tell enough for others to know who it is.',
    choices: { no: 'No', yes: 'Yes, and it was weighed' },
    why: 'Who, whether they or those who speak for them agree, and why the name is needed',
  },
}

/** The names of the fields of a question. */
export const riskFields = (question: RiskQuestion) => ({
  choice: question,
  sentences: `${question}.sentences`,
  why: `${question}.why`,
  again: `${question}.again`,
})
