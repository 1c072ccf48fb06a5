import { countries } from '../cases/countries.ts'
import { Choice, Options, TextArea, TextField, textOf, Tick, type FormState } from '../forms/index.ts'

/** What an entry of the directory says. */
export const BodyFields = ({ form }: { readonly form: FormState }) => (
  <>
    <TextField form={form} name="name" label="Name" hint="Of the body; of an official, the name as it stands on an envelope." />
    {(form.errors['twin'] !== undefined || textOf(form.given, 'twin') === 'yes') && (
      <Tick form={form} name="twin" label="It is another body of the same name" />
    )}
    <TextField form={form} name="title" label="Office or department (optional)" hint="As it stands on an envelope" />
    <TextArea
      form={form}
      name="titles"
      label="The same in other languages (optional)"
      hint="A line for each language, for readers of translations and for letters: es: Mesa de partes. With its own words once more, its language is known."
      rows={2}
    />
    <Choice form={form} name="country" label="Country (optional)" options={countries} empty="none, or several" />
    <TextField
      form={form}
      name="source"
      label="Where this is from"
      hint="The page of the body itself, or who told you"
      attributes={{ autoComplete: 'off' }}
    />
    <Options
      form={form}
      type="radio"
      name="confirmed"
      label="How sure it is"
      options={[
        { value: 'text', label: 'Read there as it stands here' },
        { value: 'unconfirmed', label: 'Not confirmed' },
        { value: 'outdated', label: 'Out of date: newer practice differs' },
      ]}
    />
    <Tick form={form} name="checked" label="I have checked it today" hint="Only then does it count as checked." />
    <h2>How to reach it</h2>
    <TextField form={form} name="email" label="Mail address (optional)" attributes={{ autoComplete: 'off' }} />
    <TextArea form={form} name="post" label="Address for letters (optional)" hint="A line each, without the name, at most five" rows={5} />
    <TextField
      form={form}
      name="portal"
      label="Portal (optional)"
      hint="An address of the web, or what it is called"
      attributes={{ autoComplete: 'off' }}
    />
    <TextField form={form} name="fax" label="Fax (optional)" attributes={{ autoComplete: 'off' }} />
    <TextField
      form={form}
      name="languages"
      label="Languages it reads"
      hint="The preferred one first, by name or code: español, en"
      attributes={{ autoComplete: 'off' }}
    />
    <TextArea
      form={form}
      name="salutations"
      label="How letters to it begin (optional)"
      hint="A line for each language: es: Estimado señor Director:"
      rows={3}
    />
    <h2>When it answers</h2>
    <TextField form={form} name="days" label="Days for an answer (optional)" attributes={{ inputMode: 'numeric', autoComplete: 'off' }} />
    <Options
      form={form}
      type="radio"
      name="of"
      label="Whose time that is"
      options={[
        { value: 'body', label: 'The body’s own' },
        { value: 'state', label: 'That of a State which the body asks' },
      ]}
    />
    <TextField form={form} name="reply_source" label="Where that rule stands (optional)" />
    <TextArea form={form} name="notes" label="What else to know (optional)" hint="A line for each thing" rows={6} />
    <Tick
      form={form}
      name="public"
      label="Supporters may be told of it"
      hint="With its name, address and salutation, on the public page for those who write themselves. Never tick it for what a person has not published as an office address."
    />
  </>
)
