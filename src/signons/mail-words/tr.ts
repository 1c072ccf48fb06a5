import type { MailWords } from './words.ts'

export const turkish: MailWords = {
  subjects: { confirm: 'Lütfen onaylayın', link: 'Bağlantınız', done: 'Onayladığınız şey hakkında' },
  asked: 'Biri sitemizde bu adresi verdi. Siz verdiyseniz bu bağlantıyı açın, neyle ilgili olduğunu okuyun ve oradaki düğmeye basın:',
  code: 'Ya da istekte bulunduğunuz sayfaya bu kodu yazın:',
  hours: 'Bağlantı ve kod 72 saat geçerlidir. Sonra yazılanlar yok olur; yeniden isteyebilirsiniz.',
  held: 'Ağınızdan kısa sürede çok istek geldi. Bu yüzden onayladığınız, ancak bir kişi baktıktan sonra sayılır; sayfanız bunu söyler.',
  notYou: 'Siz değilseniz hiçbir şey yapmayın ya da bağlantıyı açıp orada belirtin. Siz onaylayana kadar hiçbir şey sayılmaz.',
  signed: 'Onayladınız. Bu, değiştirebileceğiniz, geri çekebileceğiniz ya da sildirebileceğiniz kendi sayfanızın bağlantısıdır:',
  'signed-and-held':
    'Onayladınız. Bir kişi baktıktan sonra sayılır. Bu, durumu göreceğiniz, değiştirebileceğiniz, geri çekebileceğiniz ya da sildirebileceğiniz kendi sayfanızın bağlantısıdır:',
  'signed-already':
    'Bu adresle daha önce onaylanmıştı ve bir adres bir kez sayılır. Bu yüzden şimdi gönderilen ad ve seçimler alınmadı; öncekiler geçerli. Bu, değiştirebileceğiniz, geri çekebileceğiniz ya da sildirebileceğiniz sayfasına giden bir bağlantı daha:',
  'organisation-confirmed':
    'Kuruluşunuz için onaylandı. Bu, yeniden onaylayabileceğiniz ya da geri çekebileceğiniz sayfasının bağlantısıdır:',
  'organisation-review':
    'Kuruluşunuz için onayladınız. Adres tek başına kuruluş adına konuştuğunu göstermediğinden, bir kişi baktıktan sonra gösterilir. O zaman e-posta gelmez; sayfa bunu söyler. Sayfasının bağlantısı:',
  'organisation-stands':
    'Orada zaten yer alan kuruluşunuz için onayladınız. Yeniden onaylamak ya da geri çekmek, yalnızca o zaman gönderilen bağlantıyla olur. Gönderdiğiniz, bakan bir kişi izin verirse onun yerini alır. Sayfasının bağlantısı:',
  keep: 'Bağlantı yalnızca bu e-postada var ve biz onu yeniden bulamayız. Ona sahip olan ya da bu e-postayı okuyabilen bunların hepsini yapabilir: yalnızca sizin için güvenli bir yerde saklayın.',
  erased:
    'Bu adresle daha önce onaylanmıştı ve kimin onayladığını söyleyen bilgi, istendiği gibi o zaman silindi; bir adres de bir kez sayılır. Bu yüzden şimdi hiçbir şey eklenmedi ve açılacak bir sayfa yok. Bu, herkes için kapandığında adresinizin tanınabileceği hiçbir şey saklanmaz.',
}
