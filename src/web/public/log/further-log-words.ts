import { counted } from '../../../kit/index.ts'
import { arabicLog, simplifiedChineseLog, farsiLog } from './log-words-ar-fa-zh.ts'
import type { LogWords } from './log-words.ts'

const lines = (lang: string, forms: Parameters<ReturnType<typeof counted>['many']>[1]): ((count: number) => string) => {
  const { many } = counted(lang)
  return (count) => many(count, forms)
}

const inSpanish = lines('es', { one: 'línea', other: 'líneas' })
const es: LogWords = {
  title: 'El registro',
  description: 'La lista pública de la que puede calcularse de nuevo cada recuento de adhesiones, su clave y cómo comprobarla.',
  summary:
    'Cualquiera puede calcular de nuevo cada recuento de adhesiones de este sitio a partir de una lista pública que solo crece. Esta página dice dónde está y cómo comprobarla.',
  inIt: {
    heading: 'Qué contiene',
    paragraphs: [
      'Una línea por cada adhesión confirmada, corrección, retirada y exclusión, y por cada versión de una carta que puede firmarse. Ninguna línea nombra a una persona ni una hora. Una adhesión figura como compromiso: 32 bytes que representan lo que dio quien firmó y no dicen nada sin su propio enlace.',
      'Las líneas se hacen públicas en grupos, al menos veinte a la vez o tras un cuarto de hora, para que quien observa no pueda decir qué línea es de quién.',
    ],
  },
  size: {
    heading: 'Cuánto mide y su clave',
    none: 'Todavía no se ha publicado nada de él.',
    lines: (count) => `${inSpanish(count)}, publicado:`,
    checkpoint: ['El', 'punto de control', 'es este número con un hash de todas las líneas, firmado.'],
    key: 'Su clave:',
    compare:
      'Quien pueda cambiar esta página puede cambiar la clave impresa en ella. Compárela con una anotada en otro lugar y guarde el punto de control: mostrará más tarde que nada anterior se reescribió.',
  },
  earlier: {
    heading: 'Sus claves anteriores',
    text: 'El registro siguió con otra clave, con el mismo nombre y las mismas líneas. Lo que firmó una clave anterior vale hasta el número de líneas que consta aquí; no crea nada que firme más allá. Un punto de control guardado de antes muestra que nada se reescribió.',
    upTo: (count, why, when) => `hasta ${inSpanish(count)}; ${why} (${when})`,
    why: { renewed: 'sustituida', seized: 'tomada por alguien y sustituida', lost: 'perdida y sustituida' },
  },
  watchers: {
    heading: 'Quién lo vigila',
    none: 'Nadie de fuera firma todavía los estados del registro.',
    text: 'Estos testigos guardan el último estado que vieron y firman otro solo si el registro ha crecido a partir de él:',
    nothing: 'aún no ha firmado nada',
    signed: (count, when) => `firmó ${inSpanish(count)} (${when})`,
    key: 'clave',
  },
  check: {
    heading: 'Cómo comprobarlo',
    before: 'Con Amparo, en cualquier equipo, sin cuenta ni base de datos:',
    after:
      'Calcula de nuevo cada hash y cada recuento e imprime una línea por cada problema. También puede hacerlo cualquier otro programa para los formatos de C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof); la guía del registro tiene las reglas del recuento y una receta para una línea solo con OpenSSL.',
  },
  not: {
    heading: 'Qué no muestra',
    text: 'Puede comprobarse que no se quitó a nadie, que nada se reescribió y que el número es el de las líneas. Que ninguna línea sea inventada no puede verse en la lista: un compromiso con nadie es como cualquier otro. Para eso están las auditorías de una muestra; sus resultados constan en el registro.',
  },
}

const inFrench = lines('fr', { one: 'ligne', other: 'lignes' })
const fr: LogWords = {
  title: 'Le journal',
  description: 'La liste publique d’où chaque compte de signatures peut être recalculé, sa clé, et comment la vérifier.',
  summary:
    'Chacun peut recalculer tout compte de signatures de ce site à partir d’une liste publique qui ne fait que croître. Cette page dit où elle est et comment la vérifier.',
  inIt: {
    heading: 'Ce qu’il contient',
    paragraphs: [
      'Une ligne pour chaque signature confirmée, correction, retrait et mise à l’écart, et pour chaque version d’une lettre que l’on peut signer. Aucune ligne ne nomme une personne ni une heure. Une signature y figure comme engagement : 32 octets qui représentent ce qu’a donné la personne et ne disent rien sans son propre lien.',
      'Les lignes sont rendues publiques par groupes, au moins vingt à la fois ou après un quart d’heure, pour que personne ne puisse dire quelle ligne est de qui.',
    ],
  },
  size: {
    heading: 'Sa taille et sa clé',
    none: 'Rien n’en est encore publié.',
    lines: (count) => `${inFrench(count)}, publication :`,
    checkpoint: ['Le', 'point de contrôle', 'est ce nombre avec une empreinte de toutes les lignes, signé.'],
    key: 'Sa clé :',
    compare:
      'Qui peut changer cette page peut changer la clé qui y est imprimée. Comparez-la à une clé notée ailleurs et gardez le point de contrôle : il montrera plus tard que rien d’antérieur n’a été réécrit.',
  },
  earlier: {
    heading: 'Ses clés antérieures',
    text: 'Le journal a continué sous une autre clé, avec le même nom et les mêmes lignes. Ce qu’une clé antérieure a signé vaut jusqu’au nombre de lignes indiqué ici ; ne croyez rien de ce qu’elle signe au-delà. Un point de contrôle gardé d’avant montre que rien n’a été réécrit.',
    upTo: (count, why, when) => `jusqu’à ${inFrench(count)} ; ${why} (${when})`,
    why: { renewed: 'remplacée', seized: 'prise par quelqu’un et remplacée', lost: 'perdue et remplacée' },
  },
  watchers: {
    heading: 'Qui le surveille',
    none: 'Personne d’extérieur ne signe encore les états du journal.',
    text: 'Ces témoins gardent le dernier état qu’ils ont vu et n’en signent un nouveau que si le journal a grandi à partir de lui :',
    nothing: 'n’a encore rien signé',
    signed: (count, when) => `a signé ${inFrench(count)} (${when})`,
    key: 'clé',
  },
  check: {
    heading: 'Comment le vérifier',
    before: 'Avec Amparo, sur n’importe quelle machine, sans compte ni base de données :',
    after:
      'Chaque empreinte et chaque compte sont recalculés, et une ligne est imprimée pour chaque problème. Tout autre programme pour les formats de C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof) peut le faire aussi ; le guide du journal donne les règles du compte et une recette pour une ligne avec OpenSSL seulement.',
  },
  not: {
    heading: 'Ce qu’il ne montre pas',
    text: 'On peut vérifier que personne n’a été retiré, que rien n’a été réécrit et que le nombre est celui des lignes. Qu’aucune ligne n’ait été inventée ne se voit pas dans la liste : un engagement envers personne ressemble à tout autre. C’est à cela que servent les contrôles d’un échantillon ; leurs résultats figurent dans le journal.',
  },
}

const inPortuguese = lines('pt', { one: 'linha', other: 'linhas' })
const pt: LogWords = {
  title: 'O registro',
  description: 'A lista pública da qual cada contagem de adesões pode ser recalculada, sua chave e como conferi-la.',
  summary:
    'Qualquer pessoa pode recalcular cada contagem de adesões deste site a partir de uma lista pública que só cresce. Esta página diz onde ela está e como conferi-la.',
  inIt: {
    heading: 'O que está nele',
    paragraphs: [
      'Uma linha para cada adesão confirmada, correção, retirada e remoção, e para cada versão de uma carta que pode ser assinada. Nenhuma linha nomeia uma pessoa nem uma hora. Uma adesão está ali como compromisso: 32 bytes que representam o que deu quem assinou e nada dizem sem seu próprio link.',
      'As linhas se tornam públicas em grupos, pelo menos vinte de cada vez ou depois de um quarto de hora, para que quem observa não saiba qual linha é de quem.',
    ],
  },
  size: {
    heading: 'Seu tamanho e sua chave',
    none: 'Nada dele foi divulgado ainda.',
    lines: (count) => `${inPortuguese(count)}, divulgação:`,
    checkpoint: ['O', 'ponto de verificação', 'é este número com um hash de todas as linhas, assinado.'],
    key: 'Sua chave:',
    compare:
      'Quem pode mudar esta página pode mudar a chave impressa nela. Compare-a com uma anotada em outro lugar e guarde o ponto de verificação: ele mostrará depois que nada anterior foi reescrito.',
  },
  earlier: {
    heading: 'Suas chaves anteriores',
    text: 'O registro continuou com outra chave, com o mesmo nome e as mesmas linhas. O que uma chave anterior assinou vale até o número de linhas indicado aqui; não acredite em nada que ela assine além disso. Um ponto de verificação guardado de antes mostra que nada foi reescrito.',
    upTo: (count, why, when) => `até ${inPortuguese(count)}; ${why} (${when})`,
    why: { renewed: 'substituída', seized: 'tomada por alguém e substituída', lost: 'perdida e substituída' },
  },
  watchers: {
    heading: 'Quem o observa',
    none: 'Ninguém de fora assina ainda os estados do registro.',
    text: 'Estas testemunhas guardam o último estado que viram e só assinam um novo se o registro cresceu a partir dele:',
    nothing: 'ainda não assinou nada',
    signed: (count, when) => `assinou ${inPortuguese(count)} (${when})`,
    key: 'chave',
  },
  check: {
    heading: 'Como conferi-lo',
    before: 'Com o Amparo, em qualquer máquina, sem conta nem banco de dados:',
    after:
      'Ele recalcula cada hash e cada contagem e imprime uma linha para cada problema. Qualquer outro programa para os formatos do C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof) também pode fazê-lo; o guia do registro tem as regras da contagem e uma receita para uma linha só com OpenSSL.',
  },
  not: {
    heading: 'O que ele não mostra',
    text: 'Pode-se conferir que ninguém foi retirado, que nada foi reescrito e que o número é o das linhas. Que nenhuma linha foi inventada não se vê na lista: um compromisso com ninguém é igual a qualquer outro. Para isso servem as conferências de uma amostra; seus resultados estão no registro.',
  },
}

const inRussian = lines('ru', { one: 'строка', few: 'строки', other: 'строк' })
const ru: LogWords = {
  title: 'Журнал',
  description: 'Открытый список, по которому можно заново вычислить любое число подписей, его ключ и способ проверки.',
  summary:
    'Каждый может заново вычислить любое число подписей на этом сайте по открытому списку, который только растёт. На этой странице сказано, где он находится и как его проверить.',
  inIt: {
    heading: 'Что в нём записано',
    paragraphs: [
      'По строке на каждую подтверждённую подпись, исправление, отзыв и исключение и на каждую редакцию письма, которую можно подписать. Ни одна строка не называет человека или время. Подпись записана как обязательство: 32 байта, которые представляют данное подписавшим и ничего не говорят без его собственной ссылки.',
      'Строки открываются группами, не менее двадцати сразу или через четверть часа, чтобы наблюдатель не мог понять, какая строка чья.',
    ],
  },
  size: {
    heading: 'Его размер и ключ',
    none: 'Из него ещё ничего не выпущено.',
    lines: (count) => `${inRussian(count)}, дата выпуска:`,
    checkpoint: ['', 'Контрольная точка', '— это данное число с хешем всех строк, подписанное.'],
    key: 'Его ключ:',
    compare:
      'Кто может изменить эту страницу, может изменить и напечатанный на ней ключ. Сравните его с записанным в другом месте и сохраните контрольную точку: позже она покажет, что ничего прежнего не переписано.',
  },
  earlier: {
    heading: 'Его прежние ключи',
    text: 'Журнал продолжен с другим ключом, с тем же именем и теми же строками. Подписанное прежним ключом действует до указанного здесь числа строк; не верьте ничему, что он подписывает сверх этого. Сохранённая прежняя контрольная точка показывает, что ничего не переписано.',
    upTo: (count, why, when) => `до этого числа: ${inRussian(count)}; ${why} (${when})`,
    why: { renewed: 'заменён', seized: 'захвачен и заменён', lost: 'утерян и заменён' },
  },
  watchers: {
    heading: 'Кто за ним следит',
    none: 'Никто со стороны пока не подписывает состояния журнала.',
    text: 'Эти свидетели хранят последнее увиденное состояние и подписывают новое, только если журнал вырос из него:',
    nothing: 'пока ничего не подписано',
    signed: (count, when) => `подписано: ${inRussian(count)} (${when})`,
    key: 'ключ',
  },
  check: {
    heading: 'Как его проверить',
    before: 'С помощью Amparo, на любой машине, без учётной записи и базы данных:',
    after:
      'Программа заново вычисляет каждый хеш и каждое число и печатает строку о каждом расхождении. То же может любая другая программа для форматов C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof); в руководстве по журналу есть правила подсчёта и способ проверить одну строку с помощью одного OpenSSL.',
  },
  not: {
    heading: 'Чего он не показывает',
    text: 'Можно проверить, что никто не исключён незаметно, что ничего не переписано и что число равно числу строк. Что ни одна строка не выдумана, по списку не видно: обязательство ни перед кем выглядит как любое другое. Для этого есть проверки выборки; их итоги записаны в журнале.',
  },
}

const inTurkish = lines('tr', { other: 'satır' })
const tr: LogWords = {
  title: 'Kütük',
  description: 'Her imza sayısının yeniden hesaplanabildiği herkese açık liste, anahtarı ve nasıl denetleneceği.',
  summary:
    'Bu sitedeki her imza sayısını herkes, yalnızca büyüyen herkese açık bir listeden yeniden hesaplayabilir. Bu sayfa listenin nerede olduğunu ve nasıl denetleneceğini söyler.',
  inIt: {
    heading: 'İçinde ne var',
    paragraphs: [
      'Onaylanan her imza, düzeltme, geri çekme ve çıkarma için, ayrıca imzalanabilen bir mektubun her sürümü için bir satır. Hiçbir satır bir kişinin adını ya da saati vermez. İmza orada bir taahhüt olarak durur: imzalayanın verdiğinin yerini tutan ve onun kendi bağlantısı olmadan hiçbir şey söylemeyen 32 bayt.',
      'Satırlar, izleyen biri hangisinin kime ait olduğunu anlayamasın diye, en az yirmişer ya da çeyrek saat sonra topluca yayımlanır.',
    ],
  },
  size: {
    heading: 'Büyüklüğü ve anahtarı',
    none: 'Henüz hiçbir bölümü yayımlanmadı.',
    lines: (count) => `${inTurkish(count)}, yayım zamanı:`,
    checkpoint: ['', 'Denetim noktası', ', bütün satırların özetiyle birlikte imzalanmış bu sayıdır.'],
    key: 'Anahtarı:',
    compare:
      'Bu sayfayı değiştirebilen, üzerinde yazan anahtarı da değiştirebilir. Onu başka bir yere yazılmış olanla karşılaştırın ve denetim noktasını saklayın: öncesinde hiçbir şeyin yeniden yazılmadığını sonradan gösterir.',
  },
  earlier: {
    heading: 'Önceki anahtarları',
    text: 'Kütük, aynı ad ve aynı satırlarla başka bir anahtarla sürdü. Önceki bir anahtarın imzaladığı, burada yazan satır sayısına kadar geçerlidir; ötesinde imzaladığı hiçbir şeye inanmayın. Önceden saklanmış bir denetim noktası hiçbir şeyin yeniden yazılmadığını gösterir.',
    upTo: (count, why, when) => `şu sayıya kadar: ${inTurkish(count)}; ${why} (${when})`,
    why: { renewed: 'değiştirildi', seized: 'biri ele geçirdi, değiştirildi', lost: 'yitirildi, değiştirildi' },
  },
  watchers: {
    heading: 'Kim izliyor',
    none: 'Kütüğün durumlarını dışarıdan henüz kimse imzalamıyor.',
    text: 'Bu tanıklar gördükleri son durumu saklar ve yenisini yalnızca kütük ondan büyüdüyse imzalar:',
    nothing: 'henüz hiçbir şey imzalamadı',
    signed: (count, when) => `imzaladığı: ${inTurkish(count)} (${when})`,
    key: 'anahtar',
  },
  check: {
    heading: 'Nasıl denetlenir',
    before: 'Amparo ile, herhangi bir makinede, hesap ve veritabanı olmadan:',
    after:
      'Her özeti ve her sayıyı yeniden hesaplar ve her sorun için bir satır yazar. C2SP biçimleri (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof) için yazılmış başka her program da bunu yapabilir; kütük kılavuzunda sayım kuralları ve yalnızca OpenSSL ile tek bir satır için bir tarif vardır.',
  },
  not: {
    heading: 'Neyi göstermez',
    text: 'Kimsenin düşürülmediği, hiçbir şeyin yeniden yazılmadığı ve sayının satır sayısı olduğu denetlenebilir. Hiçbir satırın uydurulmadığı listeden görülemez: hiç kimseye ait bir taahhüt ötekilere benzer. Örneklem denetimleri bunun içindir; sonuçları kütükte durur.',
  },
}

const inQuechua = lines('qu', { other: 'wachu' })
const qu: LogWords = {
  title: 'Llapapaq qillqasqa',
  description: 'Silq’uykunap yupaynin hukmanta yupanapaq lista, llaven, imayna qhawanapas.',
  summary:
    'Kay web kitip sapa silq’uy yupayninta pipas hukmanta yupayta atin, wiñallaq llapapaq listamanta. Kay p’anqa maypi kasqanta, imayna qhawanatapas nin.',
  inIt: {
    heading: 'Ima kachkan',
    paragraphs: [
      'Sapa takyachisqa silq’uypaq, allichaypaq, qichuypaq, hurquypaq huk wachu, silq’una qillqap sapa qillqanpaqpas. Mana mayqin wachupas runata icha horata sutichanchu. Silq’uy takyay hina kachkan: 32 byte, silq’uqpa t’inkin mana kaptin mana imatapas ninchu.',
      'Wachukuna huñusqa rikuchisqa, iskay chunkamanta icha huk horap tawa ñiqi rakinmanta, mana pipas mayqin wachu pip kasqanta yachananpaq.',
    ],
  },
  size: {
    heading: 'Hayk’a hatun, llavenpas',
    none: 'Manaraq imapas lluqsinchu.',
    lines: (count) => `${inQuechua(count)}, lluqsisqan:`,
    checkpoint: ['', 'Qhawana takyay', ': kay yupay, llapa wachup hashninwan, silq’usqa.'],
    key: 'Llaven:',
    compare:
      'Kay p’anqata tikraq, chaypi qillqasqa llavetapas tikranman. Huk kitipi qillqasqawan tinkuchiy, qhawana takyayta waqaychay: qhipaman mana imapas tikrasqa kasqanta rikuchin.',
  },
  earlier: {
    heading: 'Ñawpaq llavenkuna',
    text: 'Qillqasqa huk llavewan qatirqan, kikin sutiyuq, kikin wachuyuq. Ñawpaq llavep silq’usqan kaypi nisqa wachukama allin; chaymanta aswanta ama iñiychu. Ñawpaq waqaychasqa qhawana takyay mana imapas tikrasqa kasqanta rikuchin.',
    upTo: (count, why, when) => `${inQuechua(count)} -kama; ${why} (${when})`,
    why: { renewed: 'rantisqa', seized: 'pipas hap’irqan, rantisqa', lost: 'chinkasqa, rantisqa' },
  },
  watchers: {
    heading: 'Pi qhawan',
    none: 'Hawamanta manaraq pipas silq’unchu.',
    text: 'Kay qhawaqkuna qhipa rikusqankuta waqaychanku, musuqta silq’unku qillqasqa chaymanta wiñaptinlla:',
    nothing: 'manaraq imatapas silq’unchu',
    signed: (count, when) => `silq’usqan: ${inQuechua(count)} (${when})`,
    key: 'llave',
  },
  check: {
    heading: 'Imayna qhawana',
    before: 'Amparowan, ima maquinapipas, mana cuentayuq:',
    after:
      'Sapa hashta sapa yupaytapas hukmanta yupan, sapa sasachakuypaq huk wachuta qillqan. C2SPpa rikch’ayninkunapaq (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof) huk programakunapas atin.',
  },
  not: {
    heading: 'Ima mana rikuchisqan',
    text: 'Mana pipas qichusqa kasqanta, mana imapas tikrasqa kasqanta, yupay wachukunap yupaynin kasqantapas qhawayta atikun. Mana wachu yanqa qillqasqa kasqantaqa listapi mana rikukunchu. Chaypaqmi akllaspa qhaway; chaypa nisqan qillqasqapi kachkan.',
  },
}

/** The words of the page about the log in the other languages; nobody who speaks them has reviewed them yet. */
export const furtherLogWords = { es, fr, pt, ar: arabicLog, fa: farsiLog, ru, tr, 'zh-Hans': simplifiedChineseLog, qu }
