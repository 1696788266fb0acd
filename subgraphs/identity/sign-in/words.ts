/** The languages of the pages: Indonesian first, because it is the language of the state (UU 24/2009). */
export type Language = 'id' | 'en';

const indonesian = {
  title: 'Identitas Kependudukan Digital',
  otherLanguage: 'English',
  signInTo: (app: string) => `Masuk ke ${app}`,
  nik: 'NIK',
  nikHint: '16 angka pada KTP-el atau kartu keluarga Anda',
  pin: 'PIN',
  pinHint: '6 angka',
  code: 'Kode sekali pakai',
  codeHint: '6 angka dari aplikasi autentikator Anda',
  signIn: 'Masuk',
  cancel: 'Batal',
  refused: 'NIK, PIN, atau kode tidak benar. Periksa lalu coba lagi.',
  closes: (attempts: number, minutes: number) =>
    `Setelah ${attempts} kali salah berturut-turut, akun ditutup selama ${minutes} menit, juga untuk PIN yang benar.`,
  notAnOfficer:
    'Aplikasi ini hanya untuk petugas instansi pemiliknya, dan Anda tidak terdaftar sebagai petugasnya.',
  asksConsent: (app: string) => `${app} meminta izin Anda`,
  asksFor: 'Bila Anda izinkan, aplikasi ini dapat melakukan hal berikut atas nama Anda:',
  knowsYou: 'mengenali Anda dengan nomor yang hanya berlaku untuk aplikasi ini, tanpa NIK Anda',
  staysSignedIn: 'bertindak saat Anda tidak memakainya, selama empat belas hari',
  mayUse: (scope: string) => `memakai layanan ${scope}`,
  withdraw: 'Anda dapat menolak. Tanpa izin Anda tidak ada yang dikirim.',
  allow: 'Izinkan',
  refuse: 'Tolak',
  problem: 'Tidak dapat dilanjutkan',
  expired: 'Halaman ini sudah kedaluwarsa. Kembali ke aplikasi dan mulai lagi.',
  broken: 'Ada gangguan di pihak kami. Coba lagi nanti; tidak ada yang dikirim.',
  wrongRequest: 'Aplikasi mengirim permintaan yang tidak dapat diterima. Kembali ke aplikasi dan mulai lagi.',
  signOutOf: 'Keluar dari Identitas Kependudukan Digital?',
  signOut: 'Keluar',
  signedOut: 'Anda sudah keluar.',
  development: 'Pengembangan: negara contoh, tidak ada orang yang nyata.',
};

const english: typeof indonesian = {
  title: 'Digital Population Identity',
  otherLanguage: 'Bahasa Indonesia',
  signInTo: (app) => `Sign in to ${app}`,
  nik: 'NIK',
  nikHint: 'the 16 digits on your identity card or family card',
  pin: 'PIN',
  pinHint: '6 digits',
  code: 'One-time code',
  codeHint: '6 digits from your authenticator app',
  signIn: 'Sign in',
  cancel: 'Cancel',
  refused: 'The NIK, PIN or code is not right. Check them and try again.',
  closes: (attempts, minutes) =>
    `After ${attempts} wrong attempts in a row an account is closed for ${minutes} minutes, to the right PIN too.`,
  notAnOfficer: 'This app is for officers of the agency it belongs to, and you are not registered as one.',
  asksConsent: (app) => `${app} asks for your consent`,
  asksFor: 'If you allow it, this app may do the following in your name:',
  knowsYou: 'know you by a number that is good for this app alone, without your NIK',
  staysSignedIn: 'act while you are away, for fourteen days',
  mayUse: (scope) => `use the service ${scope}`,
  withdraw: 'You may refuse. Nothing is sent without your consent.',
  allow: 'Allow',
  refuse: 'Refuse',
  problem: 'This cannot go on',
  expired: 'This page has expired. Go back to the app and begin again.',
  broken: 'Something broke on our side. Try again later; nothing was sent.',
  wrongRequest: 'The app sent a request that cannot be accepted. Go back to the app and begin again.',
  signOutOf: 'Sign out of the Digital Population Identity?',
  signOut: 'Sign out',
  signedOut: 'You are signed out.',
  development: 'Development: a nation of examples, nobody in it is real.',
};

export type Words = typeof indonesian;

export const words: Readonly<Record<Language, Words>> = { id: indonesian, en: english };

interface Wishes {
  /** Chosen on the page, now or before. */
  readonly chosen?: string | null | undefined;
  /** The app's wish (`ui_locales`). */
  readonly locales?: unknown;
  /** The browser's (`Accept-Language`). */
  readonly accepted?: string | undefined;
}

/** The language to speak: the person's choice, the app's wish, the browser's order of preference; else Indonesian. */
export function languageOf({ chosen, locales, accepted }: Wishes): Language {
  const wishedByApp = typeof locales === 'string' ? locales.split(' ') : [];
  const wished = [chosen, ...wishedByApp, ...byPreference(accepted ?? '')];
  const known = wished.map(knownLanguage).find((language) => language !== null);
  return known ?? 'id';
}

function knownLanguage(tag: string | null | undefined): Language | null {
  const [primary] = (tag ?? '').toLowerCase().split('-');
  return primary === 'id' || primary === 'en' ? primary : null;
}

/** `en;q=0.5, id` is `id`, `en` (RFC 9110 section 12.5.4). */
function byPreference(accepted: string): readonly string[] {
  return accepted
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
