import type { SiteWords } from './words.ts'

export const french: SiteWords = {
  home: {
    title: 'Appels pour des personnes détenues',
    description: 'Appels sourcés pour des personnes détenues : chaque phrase avec sa source, les contradictions côte à côte.',
    summary:
      'Chaque phrase s’ouvre sur les déclarations qui la fondent : qui l’a dit, où c’est imprimé, et l’autre récit s’il y en a un. Nous ne prenons pas parti : les règles de la détention protègent chaque personne, quelle que soit l’accusation ou la condamnation.',
    closed: (count) => `${count} ${count < 2 ? 'dossier clos' : 'dossiers clos'}`,
    open: (count) => `${count} ${count < 2 ? 'appel ouvert actuellement' : 'appels ouverts actuellement'}`,
    closedTitle: 'Dossiers clos',
    openTitle: 'Appels ouverts',
    empty: 'Aucun appel n’est publié ici pour le moment',
    emptyText: 'Un appel paraît sur cette page quand les personnes qui tiennent ce site le publient.',
    norms: 'Les règles sur la privation de liberté (en anglais)',
  },
  method: {
    description: 'Déclarations, voix, qualification, points contestés, et comment vérifier un appel publié.',
    summary:
      'Amparo conserve ce que quelqu’un a dit, nomme qui l’a dit, garde à côté le récit contraire et ne publie rien qui cache une contradiction.',
    before: [
      {
        heading: 'Qui le dit n’est pas qui l’imprime',
        paragraphs: [
          'L’unité d’un dossier est la *déclaration* : un énoncé, au sujet de qui, dit par qui, imprimé où, avec les mots exacts quand nous les avons. Qui le dit et qui l’imprime sont tenus séparés. Un journal qui relaie l’administration pénitentiaire, c’est l’administration pénitentiaire qui parle.',
          'Une *voix* est une origine indépendante. Cinq journaux qui impriment une même agence sont une seule voix, de même que tous ceux qui relaient un même communiqué. Que deux voix soient indépendantes l’une de l’autre est dit par une personne, avec le motif ; ce n’est jamais calculé.',
          'Les personnes à qui la personne détenue a fait du tort sont une source comme une autre, et leur récit figure au dossier.',
        ],
      },
      {
        heading: 'Ce que veut dire contesté',
        paragraphs: [
          'Les déclarations qui répondent à la même question forment un *point*. Quand elles donnent des réponses qui ne peuvent être vraies ensemble, ou quand l’une nie l’autre, le point est {contested}, et chaque réponse est un *récit* avec les déclarations qui le rapportent. Une phrase qui repose sur une déclaration contestée montre les deux côtés. Deux dates dont l’une est seulement moins précise que l’autre ne sont pas une contradiction.',
          'L’équipe peut se prononcer sur un point : elle dit quel récit elle retient, pourquoi, et ce qu’elle avait vu. Une décision n’enlève jamais l’autre récit et ne rend jamais un point incontesté. Si des déclarations plus récentes sont venues depuis, la page le dit.',
          'Quand des dates ou des nombres de déclarations publiques ne peuvent aller ensemble, la note dit {impossible} et ce qui ne concorde pas, même si personne ne le conteste ; la phrase qui repose sur l’une d’elles le dit aussi.',
          'Aucune date n’est plus précise que sa source. « Dans le courant de juillet » reste dans le courant de juillet ; sur la chronologie, ses extrémités s’estompent.',
        ],
      },
    ],
    standing: {
      heading: 'Qualification',
      paragraphs: [
        'Chaque déclaration porte un mot qui dit jusqu’où l’on peut s’y fier. De lui-même, le logiciel ne va pas plus loin qu’allégué ou en désaccord ; tout le reste est la décision d’une personne, avec un motif.',
      ],
    },
    meanings: {
      unassessed: 'personne ne l’a encore examiné',
      alleged:
        'quelqu’un le dit ; le nombre de voix est donné et rien de plus n’est affirmé. De ce que seuls les tribunaux disent, la page dit que le tribunal l’a consigné',
      corroborated: 'l’équipe a décidé que des voix indépendantes disent la même chose',
      verified: 'l’équipe a décidé que les preuves ne laissent pas de doute raisonnable, et dit pourquoi',
      disputed: 'un autre récit le contredit',
      refuted: 'l’équipe a décidé qu’il n’en est pas ainsi ; une telle déclaration n’est pas citée',
      retracted: 'qui l’avait dit est revenu dessus, ou nous l’avions enregistré par erreur',
    },
    after: [
      {
        heading: 'Ce qui est publié',
        paragraphs: [
          'Seules sont montrées les déclarations que l’équipe a marquées publiques. Le titre, le résumé, les intertitres et ce qui est demandé sont les mots de l’équipe. Un appel ne peut pas être publié tant qu’une phrase de son texte ne cite rien sans être signalée comme nos propres mots, tant qu’il cite quelque chose qui n’est pas public, tant que montrer le seul côté public cacherait une contradiction, ou quand un consentement enregistré pour quelqu’un dont il parle a pris fin.',
          'Ce sur quoi sa source est revenue reste, signalé comme tel. Ce que nous avions enregistré par erreur est retiré, et seul le jour est montré. Un appel peut être retiré : le jour et le motif figurent alors à sa place.',
          'Avant la publication d’un texte, quelqu’un répond à la question de ce qu’il pourrait causer et à qui, et une deuxième personne approuve exactement ce texte. Le bas de chaque page dit s’il en fut ainsi, si une personne a décidé seule, ou si le texte a été publié en ligne de commande par qui exploite le système.',
          'Les dossiers sont faits de ce que d’autres ont publié. D’une adresse nous ne montrons que l’hôte, et les particuliers vivants sont désignés par leur rôle. Ce site n’emploie ni cookie ni rien d’un autre site, et un seul script : celui de la page où l’on vérifie le reçu d’une signature, qui fonctionne sans lui.',
        ],
      },
      {
        heading: 'Ce qui a changé depuis',
        paragraphs: [
          'Le texte, les notes et l’empreinte d’une version restent tels qu’ils ont été publiés. Quand une source revient sur une déclaration citée, quand un autre récit arrive, quand l’équipe se prononce ou quand une source n’est plus publique, la page le dit à côté de chaque phrase qui en dépend, avec le jour où cela a été relevé. Un PDF dit de quel jour il est.',
        ],
      },
      {
        heading: 'Comment vérifier une page',
        paragraphs: [
          'Une version publiée ne change jamais : une correction est une nouvelle version, et l’ancienne reste à son adresse. Au bas de chaque appel figure son empreinte, et celle de la version précédente, pour qu’aucune ne puisse être ajoutée ou omise sans que cela se voie. Quiconque télécharge les données (JSON) peut la recalculer, avec Amparo ou avec un script de trente lignes qui se trouve dans son guide de publication :',
          '`amparo verify ID.json`',
          'L’empreinte est le SHA-256 des données sous forme canonique (RFC 8785), où chaque texte est remplacé par un engagement envers lui (HMAC-SHA-256 avec un sel propre). Une personne dont il est question peut faire effacer ce qui l’identifie : un vide avec le jour prend alors sa place, l’engagement reste, le sel est détruit et l’empreinte peut encore être calculée. Les mots effacés ne peuvent pas être retrouvés par essais.',
          'L’empreinte montre que deux personnes lisent le même texte et qu’il n’a pas été modifié entre elles. Elle ne montre pas que ce que disent les sources est vrai. C’est à cela que servent les notes.',
        ],
      },
    ],
  },
  missing: {
    title: 'Page introuvable',
    heading: 'Il n’y a pas de page à cette adresse',
    text: 'Elle a peut-être été mal tapée, ou coupée par un logiciel de courrier. Tous les appels publiés ici sont dans la liste.',
  },
  failed: {
    title: 'Cette page n’a pas pu être faite',
    text: 'La faute est nôtre. Rien n’a été changé. Réessayez dans quelques minutes.',
  },
}
