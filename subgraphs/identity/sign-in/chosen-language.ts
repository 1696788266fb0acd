import type { IncomingHttpHeaders } from 'node:http';
import { type Language, languageOf } from './words.js';

const cookie = 'sign_in_language';

interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The language of a page: that of the link just followed (`?lang=`), that of one followed before, or what app and browser
 * wish for.
 * @param locales the app's wish (`ui_locales`).
 */
export function languageFor({ url, headers }: Asked, locales?: unknown): Language {
  const remembered = new RegExp(`(?:^|; )${cookie}=(id|en)(?:;|$)`).exec(headers.cookie ?? '')?.[1];
  return languageOf({
    chosen: linkedLanguage(url) ?? remembered,
    locales,
    accepted: headers['accept-language'],
  });
}

/** The header that remembers a choice; null when none was made just now. */
export function rememberLanguage(url: string, issuer: string): string | null {
  const chosen = linkedLanguage(url);
  if (chosen === null) return null;
  const secure = issuer.startsWith('https:') ? '; Secure' : '';
  return `${cookie}=${languageOf({ chosen })}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

const linkedLanguage = (url: string) => URL.parse(url, 'http://here')?.searchParams.get('lang') ?? null;
