import type { SignOnMail } from './sign-ons.ts'

/** Mails about a sign-on: what is asked, and what was done. */
export type MailKind =
  | 'signed'
  | 'signed-and-held'
  | 'signed-already'
  | 'organisation-confirmed'
  | 'organisation-review'
  | 'organisation-stands'

/**
 * A mail with the link of the signer's own page. Its subject names nothing, and neither does its text: whoever reads it over a shoulder
 * learns that something was asked for, not what.
 */
export function signOnMail(
  kind: MailKind,
  { to, lang, link }: { readonly to: string; readonly lang: string; readonly link: string },
): SignOnMail {
  const words = wordsOf(lang)
  return { kind: 'own-link', to, subject: words.subjects.link, text: [words[kind], link, words.keep, ''].join('\n\n') }
}

/** The mail to somebody whose address stands for a sign-on that was erased, and goes on counting or was removed: there is no page, and nothing is added. */
export function erasedMail({ mail: to, lang }: { readonly mail: string; readonly lang: string }): SignOnMail {
  const words = wordsOf(lang)
  return { kind: 'own-link', to, subject: words.subjects.done, text: [words.erased, ''].join('\n\n') }
}

/** The mail that asks for a confirmation. `code` is written as it is typed. */
export function confirmationMail({
  to,
  lang,
  link,
  code,
  held,
}: {
  readonly to: string
  readonly lang: string
  readonly link: string
  readonly code: string
  readonly held: boolean
}): SignOnMail {
  const words = wordsOf(lang)
  const text = [words.asked, link, `${words.code} ${code}`, words.hours, ...(held ? [words.held] : []), words.notYou, '']
  return { kind: 'confirm-sign-on', to, subject: words.subjects.confirm, text: text.join('\n\n') }
}

type MailWords = Readonly<Record<MailKind, string>> & {
  readonly subjects: { readonly confirm: string; readonly link: string; readonly done: string }
  readonly asked: string
  readonly code: string
  readonly hours: string
  readonly held: string
  readonly notYou: string
  readonly keep: string
  readonly erased: string
}

const wordsOf = (lang: string): MailWords => mailWords[lang] ?? mailWords[lang.split('-')[0]!] ?? mailWords['en']!

const mailWords: Readonly<Record<string, MailWords>> = {
  en: {
    subjects: { confirm: 'Please confirm', link: 'Your link', done: 'About what you confirmed' },
    asked: 'Somebody gave this address on our site. If it was you, open this link, read what it is about, and press the button there:',
    code: 'Or type this code on the page from which you asked:',
    hours: 'The link and the code work for 72 hours. After that, what was typed is gone, and you can ask again.',
    held: 'Many asked from your network within a short time. So what you confirm is counted only once a person has looked at it; your page will say so.',
    notYou: 'If it was not you, do nothing, or open the link and say so there. Nothing counts until you confirm it.',
    signed: 'You confirmed it. This is the link of your own page, where you can change it, take it back or have it erased:',
    'signed-and-held':
      'You confirmed it. It counts once a person has looked at it. This is the link of your own page, where you see how it stands and can change it, take it back or have it erased:',
    'signed-already':
      'It had been confirmed with this address before, and one address counts once. So the name and the choices that were sent now were not taken; the earlier ones stand. This is a further link to its page, where you can change it, take it back or have it erased:',
    'organisation-confirmed':
      'It is confirmed for your organisation. This is the link of its page, where you can affirm it again or take it back:',
    'organisation-review':
      'You confirmed it for your organisation. It is shown once a person has looked at it, since the address alone does not show that it speaks for it. No mail comes then; the page says it. This is the link of its page:',
    'organisation-stands':
      'You confirmed it for your organisation, which stands there already. Only the link that was mailed then can affirm that anew or take it back. What you sent takes its place if a person who has looked at it lets it. This is the link of its page:',
    keep: 'The link stands only in this mail, and we cannot find it again. Whoever has it or can read this mail can do all of this: keep it only where that is safe for you.',
    erased:
      'It had been confirmed with this address before, and what said who did so was erased then, as was asked; and one address counts once. So nothing was added now, and there is no page to open. Once this is closed for everybody, nothing is kept by which your address could be known again.',
  },
  es: {
    subjects: { confirm: 'Confirme, por favor', link: 'Su enlace', done: 'Sobre lo que confirmó' },
    asked: 'Alguien dio esta dirección en nuestro sitio. Si fue usted, abra este enlace, lea de qué se trata y pulse allí el botón:',
    code: 'O escriba este código en la página desde la que lo pidió:',
    hours: 'El enlace y el código sirven durante 72 horas. Después, lo escrito se borra y puede pedirlo de nuevo.',
    held: 'Desde su red lo pidieron muchas personas en poco tiempo. Por eso, lo que confirme solo se cuenta cuando alguien lo haya revisado; su página lo dirá.',
    notYou: 'Si no fue usted, no haga nada, o abra el enlace y dígalo allí. Nada cuenta hasta que usted lo confirme.',
    signed: 'Lo confirmó. Este es el enlace de su propia página, donde puede cambiarlo, retirarlo o hacer que se borre:',
    'signed-and-held':
      'Lo confirmó. Se contará cuando alguien lo haya revisado. Este es el enlace de su propia página, donde ve cómo está y puede cambiarlo, retirarlo o hacer que se borre:',
    'signed-already':
      'Ya se había confirmado con esta dirección, y una dirección cuenta una sola vez. Por eso, el nombre y las opciones que se enviaron ahora no se tomaron; quedan los anteriores. Este es otro enlace a su página, donde puede cambiarlo, retirarlo o hacer que se borre:',
    'organisation-confirmed': 'Queda confirmado para su organización. Este es el enlace de su página, donde puede reafirmarlo o retirarlo:',
    'organisation-review':
      'Lo confirmó para su organización. Se mostrará cuando alguien lo haya revisado, porque la dirección por sí sola no muestra que hable por ella. Entonces no llega ningún correo; lo dice la página. Este es el enlace de su página:',
    'organisation-stands':
      'Lo confirmó para su organización, que ya figura allí. Solo el enlace que se envió entonces puede reafirmarlo o retirarlo. Lo que usted envió ocupará su lugar si alguien que lo haya revisado lo permite. Este es el enlace de su página:',
    keep: 'El enlace está solo en este correo y no podemos encontrarlo de nuevo. Quien lo tenga o pueda leer este correo puede hacer todo esto: guárdelo solo donde sea seguro para usted.',
    erased:
      'Ya se había confirmado con esta dirección, y lo que decía quién lo hizo se borró entonces, como se pidió. Una dirección se acepta una sola vez: por eso ahora no se añadió nada, y no hay página que abrir. Cuando esto se cierre para todos, no quedará nada por lo que pueda reconocerse su dirección.',
  },
  ar: {
    subjects: { confirm: 'يرجى التأكيد', link: 'رابطك', done: 'بشأن ما أكدته' },
    asked: 'أعطى أحدهم هذا العنوان في موقعنا. إن كنت أنت، فافتح هذا الرابط واقرأ موضوعه ثم اضغط الزر هناك:',
    code: 'أو اكتب هذا الرمز في الصفحة التي طلبت منها:',
    hours: 'يعمل الرابط والرمز مدة 72 ساعة. بعد ذلك يُمحى ما كُتب، ويمكنك أن تطلب من جديد.',
    held: 'طلب كثيرون من شبكتك في وقت قصير. لذلك لا يُحتسب ما تؤكده إلا بعد أن ينظر فيه شخص، وستقول صفحتك ذلك.',
    notYou: 'إن لم تكن أنت فلا تفعل شيئًا، أو افتح الرابط وقل ذلك هناك. لا يُحتسب شيء قبل أن تؤكده.',
    signed: 'لقد أكدته. هذا رابط صفحتك الخاصة، ومنها يمكنك تغييره أو سحبه أو محوه:',
    'signed-and-held': 'لقد أكدته، وسيُحتسب بعد أن ينظر فيه شخص. هذا رابط صفحتك الخاصة، ومنها ترى حاله ويمكنك تغييره أو سحبه أو محوه:',
    'signed-already':
      'كان قد أُكِّد بهذا العنوان من قبل، ولا يُحتسب العنوان الواحد إلا مرة واحدة. لذلك لم يؤخذ بالاسم والاختيارات التي أُرسلت الآن، وتبقى السابقة. هذا رابط آخر لصفحته، ومنها يمكنك تغييره أو سحبه أو محوه:',
    'organisation-confirmed': 'تم التأكيد لمنظمتك. هذا رابط صفحتها، ومنها يمكنك تجديد التأكيد أو سحبه:',
    'organisation-review':
      'لقد أكدته لمنظمتك. سيظهر بعد أن ينظر فيه شخص، لأن العنوان وحده لا يدل على أنه يتكلم باسمها. ولا تصل رسالة عندئذ، بل تقول الصفحة ذلك. هذا رابط صفحتها:',
    'organisation-stands':
      'لقد أكدته لمنظمتك، وهي مدرجة هناك من قبل. الرابط الذي أُرسل حينها هو وحده ما يجدد التأكيد أو يسحبه. وما أرسلته يحل محله إذا سمح بذلك شخص نظر فيه. هذا رابط صفحتها:',
    keep: 'لا يوجد الرابط إلا في هذه الرسالة، ولا نستطيع إيجاده من جديد. من يملكه أو يقرأ هذه الرسالة يستطيع أن يفعل كل ذلك: احفظه فقط حيث يكون ذلك آمنًا لك.',
    erased:
      'كان قد أُكِّد بهذا العنوان من قبل، ومُحي آنذاك، بناءً على الطلب، ما يدل على من أكده. ولا يُقبل العنوان الواحد إلا مرة واحدة: لذلك لم يُضف الآن شيء، وليست هناك صفحة تُفتح. وعندما يُغلق هذا أمام الجميع لا يبقى شيء يُعرف به عنوانك.',
  },
  zh: {
    subjects: { confirm: '请确认', link: '您的链接', done: '关于您确认的内容' },
    asked: '有人在我们的网站上填写了这个地址。如果是您本人，请打开此链接，阅读内容，然后按那里的按钮：',
    code: '或者在您提出请求的页面上输入此代码：',
    hours: '链接和代码在72小时内有效。之后所填内容会被删除，您可以重新提出请求。',
    held: '短时间内有许多请求来自您的网络。因此，您确认的内容要经人查看后才计入；您的页面会说明这一点。',
    notYou: '如果不是您本人，请不必理会，或打开链接并在那里说明。在您确认之前，什么都不计入。',
    signed: '您已确认。这是您自己页面的链接，您可以在那里更改、撤回或要求删除：',
    'signed-and-held': '您已确认。经人查看后才计入。这是您自己页面的链接，您可以在那里查看状态、更改、撤回或要求删除：',
    'signed-already':
      '此前已用这个地址确认过，一个地址只计一次。因此这次发送的姓名和选择没有采用，先前的仍然有效。这是通往其页面的另一个链接，您可以在那里更改、撤回或要求删除：',
    'organisation-confirmed': '已为您的组织确认。这是其页面的链接，您可以在那里重新确认或撤回：',
    'organisation-review':
      '您已为您的组织确认。因为仅凭该地址不能说明它代表该组织，经人查看后才会显示。届时不会另发邮件，页面会说明。这是其页面的链接：',
    'organisation-stands':
      '您已为您的组织确认，而该组织已列在那里。只有当时发送的链接才能重新确认或撤回。经人查看并同意后，您发送的内容才会取而代之。这是其页面的链接：',
    keep: '链接只在这封邮件里，我们也无法再找到它。持有它或能看到这封邮件的人可以做以上所有事情：请只在对您安全的地方保存。',
    erased:
      '此前已用这个地址确认过，当时应要求删除了能说明确认者是谁的内容。一个地址只接受一次：因此现在没有增加任何内容，也没有可打开的页面。等到对所有人截止之后，就不再保留任何可以认出您地址的东西。',
  },
}
