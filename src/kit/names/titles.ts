import { foldWord } from './fold-word.ts'

/** Whether a word of a name is a form of address, an office or a rank, and no part of the name. Takes a folded word. */
export const isTitle = (word: string): boolean => titles.has(word) || joinedTitles.includes(word)

/** Whether a word only joins the parts of a name (de, van, bin, al), so that it may be there or not. Takes a folded word. */
export const isParticle = (word: string): boolean => particles.has(word)

/** A name in a script without spaces, without the forms of address that are written onto it. */
export function withoutJoinedTitle(word: string): string {
  const title = joinedTitles.find((one) => word.endsWith(one) && word.length > one.length)
  return title === undefined ? word : withoutJoinedTitle(word.slice(0, -title.length))
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/).map(foldWord))

const titles = words(`
  mr mrs ms miss mx sir dame lady lord dr doctor prof professor rev reverend father brother sister president chairman chairwoman comrade captain colonel general
  lieutenant sergeant major minister senator judge justice attorney lawyer esq jr snr phd md
  sr sra srta senor senora senorita dona doctora dra lic licenciado licenciada ing ingeniero ingeniera abogado abogada arq profesor profesora maestro maestra
  presidente presidenta comandante comandanta camarada companero companera senador senadora diputado diputada gral capitan coronel teniente sargento fray sor padre madre monsenor
  senhor senhora doutor doutora professora companheiro deputado deputada
  mme mlle monsieur madame mademoiselle maitre docteur professeur camarade senateur commandant capitaine
  herr frau doktor genosse genossin vorsitzender vorsitzende prasident prasidentin
  signor signora signorina dott dottor dottoressa compagno compagna onorevole
  bay bayan bey hanim sayin avukat yoldas
  sheikh shaikh shaykh cheikh seyh sheik hajj haji hajji haj hadj al-hajj hojjatoleslam ayatollah ayatullah mullah mulla maulana imam ustad ustadh ustaz sayyid sayyed seyyed seyed syed sayyida agha aqa khanom khanum
  shri shrimati smt pandit mahatma
  gospodin gospozha tovarishch tovarisch
  г-н г-жа господин госпожа товарищ председатель президент генерал полковник майор капитан доктор профессор адвокат сенатор пан пані панна спадар спадарыня гражданин гражданка
  الدكتور الدكتورة دكتور دكتورة د السيد السيدة سيد الشيخ شيخ الحاج حاج الأستاذ الأستاذة استاذ الاستاذ الرئيس الرفيق الرفيقة الآنسة المحامي المحامية الأسير الأسيرة الشهيد القائد العقيد اللواء
  آقای اقای خانم دکتر مهندس استاد حجت‌الاسلام آیت‌الله رفیق جناب
  श्री श्रीमती डॉ सुश्री पंडित महात्मा
  ד״ר מר גברת הגברת פרופ׳ עו״ד
  κυριος κυρια δρ
  ბატონი ქალბატონი
  นาย นาง นางสาว
  ato woizero weyzero ዶ/ር አቶ ወይዘሮ
  ong daw thakin bogyoke
`)

const particles = words(`
  de del da do dos das di du della delle dello la las los le les lo van von der den ter ten zu zum zur af of
  y e i u et und and bin ben bint ibn al el ul ol ould d l и де да ди ла ван фон дер бин ибн бен аль эль оглы кызы улы
  بن ابن بنت آل ال دي دو دا لا فان فون
  डी दा ד של בן
`)

/** Longest first, so that 선생님 goes whole. */
const joinedTitles: readonly string[] = [
  '同志',
  '主席',
  '先生',
  '女士',
  '小姐',
  '总统',
  '總統',
  '大統領',
  '首相',
  '博士',
  '教授',
  '律师',
  '律師',
  '医生',
  '议员',
  '老师',
  '夫人',
  '将军',
  '容疑者',
  '被告',
  '受刑者',
  '弁護士',
  '議員',
  'さん',
  'さま',
  'くん',
  'ちゃん',
  '氏',
  '様',
  '대통령',
  '주석',
  '선생님',
  '선생',
  '박사',
  '교수',
  '변호사',
  '의원',
  '여사',
  '동지',
  '님',
  '씨',
].toSorted((a, b) => b.length - a.length)
