import type { CollectionWords } from './words.ts'

// Not reviewed by a speaker yet.
export const turkish: CollectionWords = {
  title: 'Derlemeler',
  intro: 'Birçok dosyadaki kişiler birlikte sayılır. Küçük sayılar söylenmez; böylece bir sayıdan kimse anlaşılmaz.',
  none: 'Burada yayımlanmış derleme yok.',
  asked: 'Kimler sayıldı',
  fields: { country: 'Ülke', place: 'Yer', authority: 'Makam', norms: 'Normlar', from: 'Başlangıç', until: 'Bitiş' },
  held: { now: 'Sayım gününde özgürlüğünden yoksun, ya da bittiğini kimse söylemiyor', ever: 'Herhangi bir zamanda özgürlüğünden yoksun' },
  everybody: 'Sayılan dosyalardaki bütün kişiler, bu dosyalar herkese açık olduğu ölçüde',
  others: 'Ekip bazı kişileri sorunun dışında bıraktı.',
  released: (number, released, counted) => `Yayın ${number}: ${released}. Sayım: ${counted}. Bu sayılar değişmez.`,
  numbers: 'Sayılar',
  by: { norm: 'Norm', place: 'Yer', authority: 'Makam', year: 'Yıl', country: 'Ülke' },
  persons: 'Kişiler',
  total: 'Bu sayılardaki kişiler, her biri bir kez',
  notTold: 'Söylenmiyor',
  noNorm: 'Dosyaların söylediğine göre hiçbir norm yok',
  countedOn: (day) => `sayım: ${day}`,
  atLeast: (least) => `en az ${least}`,
  nothing: (least) => `Hiçbir sayı söylenemiyor: her biri ${least} sayısının altında.`,
  chart: 'Aynısı çubuklarla',
  how: 'Nasıl sayılıyor',
  rules: [
    'İddialar değil kişiler sayılır: tablonun her yerinde her kişi bir kez. Bir kişi birden çok yerde olabilir.',
    'Dosyadaki olguların bir normu ilgilendirebilmesi, o normun ihlal edildiği anlamına gelmez. Tartışmalı bir anlatıma dayanan sayılmaz.',
    'Yalnızca herkesin okuyabildiği iddialar sayılır; yayımlanma rızası reddedilen veya sona eren kimse sayılmaz.',
  ],
  small: (least) =>
    `Her sayı ${least} sayısının bir katına aşağı yuvarlanır. Bundan azı söylenmez, sıfır da söylenmez; hiçbir sayısı söylenemeyen satırlar yer almaz.`,
  still: (least) => `Bir sayı, en az ${least} kişi ona girinceye veya ondan çıkıncaya kadar söylendiği gibi kalır; sonra yeniden sayılır.`,
  appeals: 'Bu kişiler hakkındaki çağrılar',
  noAppeals: 'Burada onlar hakkında yayımlanmış çağrı yok.',
  own: 'Kendi çağrısı',
  belongs: 'Bu çağrı bir derlemenin parçasıdır',
  files: 'Bu sayılar dosya olarak',
  down: { title: 'Bu derleme artık gösterilmiyor', when: (day) => `Kaldırıldı. Gün: ${day}.` },
}
