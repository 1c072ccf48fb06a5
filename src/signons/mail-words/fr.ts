import type { MailWords } from './words.ts'

export const french: MailWords = {
  subjects: { confirm: 'Merci de confirmer', link: 'Votre lien', done: 'À propos de ce que vous avez confirmé' },
  asked:
    'Quelqu’un a donné cette adresse sur notre site. Si c’était vous, ouvrez ce lien, lisez de quoi il s’agit et appuyez là sur le bouton :',
  code: 'Ou écrivez ce code sur la page depuis laquelle vous avez fait la demande :',
  hours: 'Le lien et le code sont valables 72 heures. Ensuite, ce qui a été écrit disparaît et vous pouvez redemander.',
  held: 'Beaucoup de demandes sont venues de votre réseau en peu de temps. Ce que vous confirmez n’est donc compté qu’une fois qu’une personne l’a regardé ; votre page le dira.',
  notYou: 'Si ce n’était pas vous, ne faites rien, ou ouvrez le lien et dites-le là. Rien ne compte tant que vous n’avez pas confirmé.',
  signed: 'Vous l’avez confirmé. Voici le lien de votre propre page, où vous pouvez le changer, le retirer ou le faire effacer :',
  'signed-and-held':
    'Vous l’avez confirmé. Cela comptera une fois qu’une personne l’aura regardé. Voici le lien de votre propre page, où vous voyez où cela en est et pouvez le changer, le retirer ou le faire effacer :',
  'signed-already':
    'Cela avait déjà été confirmé avec cette adresse, et une adresse compte une seule fois. Le nom et les choix envoyés maintenant n’ont donc pas été pris ; les précédents restent. Voici un autre lien vers sa page, où vous pouvez le changer, le retirer ou le faire effacer :',
  'organisation-confirmed':
    'C’est confirmé pour votre organisation. Voici le lien de sa page, où vous pouvez le confirmer de nouveau ou le retirer :',
  'organisation-review':
    'Vous l’avez confirmé pour votre organisation. Cela s’affichera une fois qu’une personne l’aura regardé, car l’adresse seule ne montre pas qu’elle parle pour elle. Aucun courriel ne viendra alors ; la page le dit. Voici le lien de sa page :',
  'organisation-stands':
    'Vous l’avez confirmé pour votre organisation, qui y figure déjà. Seul le lien envoyé alors peut le confirmer de nouveau ou le retirer. Ce que vous avez envoyé prend sa place si une personne qui l’a regardé le permet. Voici le lien de sa page :',
  keep: 'Le lien n’est que dans ce courriel, et nous ne pouvons pas le retrouver. Qui le possède ou peut lire ce courriel peut faire tout cela : gardez-le seulement là où c’est sûr pour vous.',
  erased:
    'Cela avait déjà été confirmé avec cette adresse, et ce qui disait par qui a été effacé alors, comme demandé ; or une adresse compte une seule fois. Rien n’a donc été ajouté maintenant, et il n’y a pas de page à ouvrir. Une fois que ce sera clos pour tout le monde, rien ne sera gardé par quoi votre adresse pourrait être reconnue.',
}
