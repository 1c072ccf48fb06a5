import type { SiteWords } from './words.ts'

export const turkish: SiteWords = {
  home: {
    title: 'Özgürlüğünden yoksun bırakılanlar için çağrılar',
    description: 'Özgürlüğünden yoksun bırakılanlar için kaynaklı çağrılar: her cümle kaynağıyla, çelişkiler yan yana.',
    summary:
      'Her cümle, ardındaki ifadelere açılır: kim söyledi, nerede basıldı ve varsa öteki anlatım. Taraf tutmuyoruz: özgürlükten yoksunluğun kuralları, neyle suçlanırsa suçlansın ya da neden mahkûm edilirse edilsin herkesi korur.',
    closed: (count) => `${count} kapanmış kayıt`,
    open: (count) => `şu anda açık ${count} çağrı`,
    closedTitle: 'Kapanmış kayıtlar',
    openTitle: 'Açık çağrılar',
    empty: 'Şu anda burada yayımlanmış çağrı yok',
    emptyText: 'Bir çağrı, bu siteyi yürütenler yayımladığında bu sayfada görünür.',
    norms: 'Alıkonulan kişilere ilişkin kurallar (İngilizce)',
  },
  method: {
    description: 'İfadeler, sesler, nitelik, tartışmalı noktalar ve yayımlanmış bir çağrının nasıl denetleneceği.',
    summary:
      'Amparo, birinin ne söylediğini saklar, kimin söylediğini belirtir, karşıt anlatımı yanında tutar ve çelişkiyi gizleyen hiçbir şey yayımlamaz.',
    before: [
      {
        heading: 'Söyleyen, basan değildir',
        paragraphs: [
          'Bir dosyanın birimi *ifadedir*: tek bir söz, kimin hakkında, kim söyledi, nerede basıldı, elimizde varsa tam sözcükleriyle. Söyleyen ile basan ayrı tutulur. Cezaevi yönetiminin sözünü aktaran gazete, konuşan cezaevi yönetimidir.',
          '*Ses*, bağımsız bir kaynaktır. Aynı ajansı basan beş gazete tek sestir; aynı bildiriyi aktaran herkes de öyle. İki sesin birbirinden bağımsız olup olmadığını bir kişi, gerekçesiyle söyler; hiçbir zaman hesaplanmaz.',
          'Özgürlüğünden yoksun bırakılan kişiden zarar görenler de öteki kaynaklar gibi bir kaynaktır ve onların anlatımı dosyada yer alır.',
        ],
      },
      {
        heading: 'Tartışmalı ne demek',
        paragraphs: [
          'Aynı soruyu yanıtlayan ifadeler bir *nokta* oluşturur. Yanıtlar birlikte doğru olamıyorsa ya da biri ötekini reddediyorsa nokta {contested} sayılır ve her yanıt, onu anlatan ifadelerle birlikte bir *anlatımdır*. Tartışmalı bir ifadeye dayanan cümle iki tarafı da yanında gösterir. Biri ötekinden yalnızca daha az kesin olan iki tarih çelişki değildir.',
          'Ekip bir nokta hakkında karar verebilir: hangi anlatımı yeğlediğini, nedenini ve neyi görmüş olduğunu söyler. Karar öteki anlatımı hiçbir zaman kaldırmaz ve bir noktayı tartışmasız kılmaz. O zamandan beri yeni ifadeler geldiyse sayfa bunu söyler.',
          'Herkese açık ifadelerin tarihleri ya da sayıları bir arada olamıyorsa, kimse karşı çıkmasa bile not {impossible} der ve neyin uymadığını söyler; bunlardan birine dayanan cümle de söyler.',
          'Hiçbir tarih kaynağından daha kesin değildir. “Temmuz içinde bir gün” öyle kalır; zaman çizelgesinde uçları solar.',
        ],
      },
    ],
    standing: {
      heading: 'Nitelik',
      paragraphs: [
        'Her ifade, ona ne ölçüde güvenilebileceğini söyleyen bir sözcük taşır. Yazılım kendi başına iddia ya da ihtilaflı demekten öteye gitmez; gerisi bir kişinin gerekçeli kararıdır.',
      ],
    },
    meanings: {
      unassessed: 'henüz kimse bakmadı',
      alleged:
        'biri böyle söylüyor; kaç ses olduğu verilir, ötesi öne sürülmez. Yalnızca mahkemelerin söylediği için sayfa, mahkeme kaydında yer aldığını belirtir',
      corroborated: 'ekip, bağımsız seslerin aynı şeyi söylediğine karar verdi',
      verified: 'ekip, kanıtların makul kuşkuya yer bırakmadığına karar verdi ve nedenini söylüyor',
      disputed: 'başka bir anlatım bununla çelişiyor',
      refuted: 'ekip böyle olmadığına karar verdi; böyle bir ifade aktarılmaz',
      retracted: 'söyleyen sözünü geri aldı ya da biz yanlış girmiştik',
    },
    after: [
      {
        heading: 'Ne yayımlanır',
        paragraphs: [
          'Yalnızca ekibin herkese açık diye işaretlediği ifadeler gösterilir. Başlık, özet, ara başlıklar ve istenenler ekibin sözleridir. Metnin bir cümlesi hiçbir şeye dayanmıyor ve kendi sözümüz diye işaretlenmemişse, herkese açık olmayan bir şeyi aktarıyorsa, yalnızca açık tarafı göstermek bir çelişkiyi gizleyecekse ya da söz edilen birinin kayıtlı rızası sona ermişse çağrı yayımlanamaz.',
          'Kaynağının geri aldığı, öyle işaretlenerek kalır. Yanlış girdiğimiz geri çekilir ve yalnızca günü gösterilir. Bir çağrı yayından kaldırılabilir: o zaman yerinde gün ve neden durur.',
          'Bir metin yayımlanmadan önce biri, metnin kime ne yapabileceğini yanıtlar ve ikinci bir kişi tam o metni onaylar. Her sayfanın altında, böyle mi olduğu, tek kişinin mi karar verdiği, yoksa sistemi işletenin komut satırından mı yayımladığı yazar.',
          'Dosyalar başkalarının yayımladıklarından oluşur. Bir adresin yalnızca sunucu adını gösteririz; yaşayan özel kişiler rolleriyle anılır. Bu site çerez ve başka siteden hiçbir şey kullanmaz; tek bir betiği vardır: imza makbuzunun denetlendiği sayfanınki; o sayfa betik olmadan da çalışır.',
        ],
      },
      {
        heading: 'O zamandan beri ne değişti',
        paragraphs: [
          'Bir sürümün metni, notları ve parmak izi yayımlandığı gibi kalır. Kaynak aktarılan ifadeyi geri aldığında, başka bir anlatım geldiğinde, ekip karar verdiğinde ya da kaynak artık herkese açık olmadığında sayfa bunu, ona dayanan her cümlenin yanında, not edildiği günle birlikte söyler. PDF hangi güne ait olduğunu söyler.',
        ],
      },
      {
        heading: 'Bir sayfa nasıl denetlenir',
        paragraphs: [
          'Yayımlanmış bir sürüm hiç değişmez: düzeltme yeni bir sürümdür, eskisi adresinde kalır. Her çağrının altında kendi parmak izi ve önceki sürümünki durur; böylece hiçbiri fark edilmeden eklenemez ya da çıkarılamaz. Verileri (JSON) indiren herkes onu, Amparo ile ya da yayımlama kılavuzundaki otuz satırlık bir betikle yeniden hesaplayabilir:',
          '`amparo verify ID.json`',
          'Parmak izi, verilerin kurallı biçiminin (RFC 8785) SHA-256 değeridir; bu biçimde her metnin yerini ona ilişkin bir taahhüt (kendi tuzuyla HMAC-SHA-256) alır. Söz edilen biri, kendisini tanıtan bilgiyi sildirebilir: o zaman yerinde gün yazılı bir boşluk kalır, taahhüt durur, tuz yok edilir ve parmak izi yine hesaplanabilir. Silinen sözcükler denenerek bulunamaz.',
          'Parmak izi, iki kişinin aynı metni okuduğunu ve metnin arada değiştirilmediğini gösterir. Kaynakların söylediğinin doğru olduğunu göstermez. Notlar bunun içindir.',
        ],
      },
    ],
  },
  missing: {
    title: 'Sayfa bulunamadı',
    heading: 'Bu adreste sayfa yok',
    text: 'Yanlış yazılmış ya da bir posta programı kısaltmış olabilir. Burada yayımlanan bütün çağrılar listededir.',
  },
  failed: {
    title: 'Bu sayfa oluşturulamadı',
    text: 'Hata bizde. Hiçbir şey değiştirilmedi. Lütfen birkaç dakika sonra yeniden deneyin.',
  },
}
