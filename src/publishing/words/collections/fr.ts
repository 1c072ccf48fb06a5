import type { CollectionWords } from './words.ts'

// Not reviewed by a speaker yet.
export const french: CollectionWords = {
  title: 'Collections',
  intro:
    'Des personnes de plusieurs dossiers, comptées ensemble. Les petits nombres ne sont pas dits, pour qu’un nombre ne révèle personne.',
  none: 'Aucune collection n’est publiée ici.',
  asked: 'Qui est compté',
  fields: { country: 'Pays', place: 'Lieu', authority: 'Autorité', norms: 'Normes', from: 'Depuis', until: 'Jusqu’à' },
  held: {
    now: 'En détention le jour du décompte, ou sans que personne dise qu’elle a pris fin',
    ever: 'En détention à un moment quelconque',
  },
  everybody: 'Toutes les personnes des dossiers comptés, pour autant que ceux-ci soient publics',
  others: 'L’équipe a laissé certaines personnes hors de la question.',
  released: (number, released, counted) => `Publication ${number} : ${released}. Décompte : ${counted}. Ces nombres ne changent pas.`,
  numbers: 'Nombres',
  by: { norm: 'Norme', place: 'Lieu', authority: 'Autorité', year: 'Année', country: 'Pays' },
  persons: 'Personnes',
  total: 'Les personnes de ces nombres, chacune une fois',
  notTold: 'Non dit',
  noNorm: 'Aucune norme, d’après ce que disent les dossiers',
  countedOn: (day) => `décompte : ${day}`,
  atLeast: (least) => `au moins ${least}`,
  nothing: (least) => `Aucun nombre ne peut être dit : chacun est inférieur à ${least}.`,
  chart: 'Les mêmes nombres en barres',
  how: 'Comment on compte',
  rules: [
    'On compte des personnes, pas des affirmations : chacune une fois dans chaque case du tableau. Une personne peut être dans plusieurs.',
    'Que les faits du dossier puissent mettre en jeu une norme ne dit pas qu’elle a été violée. Ce qui repose sur une version contestée n’est pas compté.',
    'Seules sont comptées les affirmations que tout le monde peut lire, et personne dont l’accord de publication a été refusé ou a pris fin.',
  ],
  small: (least) =>
    `Chaque nombre est arrondi vers le bas à un multiple de ${least}. Moins de ${least} n’est pas dit, zéro non plus, et les lignes dont aucun nombre ne peut être dit sont laissées de côté.`,
  still: (least) =>
    `Un nombre reste tel qu’il a été dit tant qu’au moins ${least} personnes n’y sont pas entrées ou n’en sont pas sorties ; alors il est compté à nouveau.`,
  appeals: 'Appels au sujet de ces personnes',
  noAppeals: 'Aucun appel à leur sujet n’est publié ici.',
  own: 'Son propre appel',
  belongs: 'Cet appel fait partie d’une collection',
  files: 'Ces nombres en fichiers',
  down: { title: 'Cette collection n’est plus montrée', when: (day) => `Retirée. Jour : ${day}.` },
}
