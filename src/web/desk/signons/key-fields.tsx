import { campaignKeyFingerprint, readCampaignPublicKey } from '../../../platform/index.ts'
import { required, TextField, textOf, Tick, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import type { AppealVisit } from '../visit.ts'

/** The fields with which a public key comes to the server, and proof that somebody has the file of its private half. */
export const KeyFields = ({ visit, form }: { readonly visit: AppealVisit; readonly form: FormState }) => (
  <>
    <p>
      What signers write is sealed to a key whose private half is kept nowhere on this server. It comes here only when you bring it to tell
      those who asked for it, into memory, and is forgotten after that. It is one small file. Whoever has this file and the database can
      read who signed; without the file nobody can, we neither. Lose it, and the count goes on, but nobody can ever be written to or listed.
    </p>
    <key-maker data-file={`amparo-campaign-key-${visit.opened.appeal.id}`}>
      <section>
        <p>
          <button type="button" hidden>
            Make the key in this browser
          </button>
        </p>
        <p role="status" class="hint" />
        <TextField
          form={form}
          name="public_key"
          label="Public key"
          hint={
            <>
              Filled in when the key is made here. Or make it on a machine of your own with <code>amparo key new FILE</code>, and paste what
              it prints.
            </>
          }
          attributes={{ autoComplete: 'off', maxLength: 100 }}
        />
      </section>
    </key-maker>
    <TextField
      form={form}
      name="fingerprint"
      label="The last two groups of the fingerprint"
      hint="They stand at the end of the file: open it and look. This shows that it was saved and is the right one."
      attributes={{ autoComplete: 'off', maxLength: 20 }}
    />
    <TextField
      form={form}
      name="note"
      label="Who keeps the file, and where the copy is"
      hint="For the team. Say it so that nobody who reads it learns too much: Ana, and the safe."
      attributes={{ maxLength: 200 }}
    />
    <Tick form={form} name="copied" label="A copy of the file lies in another place, and neither lies on this server" />
  </>
)

/** What is wrong with these fields. */
export function keyErrors(given: Given): Errors {
  const typed = textOf(given, 'public_key')
  const key = readCampaignPublicKey(typed)
  if (/private/i.test(typed)) return { public_key: gaveAway }
  return {
    ...tooLong(given, 'note', 200),
    ...(key === undefined && { public_key: 'Make a key here, or paste a public key: 43 letters, digits, hyphens and underscores.' }),
    ...(key !== undefined &&
      endOf(textOf(given, 'fingerprint')) !== endOf(campaignKeyFingerprint(key)) && {
        fingerprint: 'This is not the end of the fingerprint of this key. Open the file that was saved and type its last two groups.',
      }),
    ...required(given, 'copied', 'Make a copy first: a key that is lost cannot be had again.'),
  }
}

/** The key that was given, once `keyErrors` finds nothing wrong, and what was said about it. */
export const keyIn = (given: Given): { readonly publicKey: Uint8Array; readonly note: string } => ({
  publicKey: readCampaignPublicKey(textOf(given, 'public_key'))!,
  note: textOf(given, 'note'),
})

/** Why sign-ons are not sealed to a key that was given. */
export const keyRefused = {
  'not-a-key': 'Nothing can be sealed to this key. Make another one.',
  'key-used': 'This key was given before. Make another one.',
}

const gaveAway =
  'This is the file itself, with the private key in it. It was not kept here, but it has left your machine: make another key, and paste only its public key.'

/** Two groups of four hexadecimal digits, however they are typed. */
const endOf = (fingerprint: string): string =>
  fingerprint
    .toLowerCase()
    .replaceAll(/[^0-9a-f]/g, '')
    .slice(-8)
