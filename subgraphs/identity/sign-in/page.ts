import { createHash } from 'node:crypto';
import { Html, html } from './html.js';
import { type Language, words } from './words.js';

export interface Page {
  readonly language: Language;
  readonly heading: string;
  readonly body: Html;
  /** Where the same page is in the other language; null when asking for it again would change something. */
  readonly otherLanguageUrl: string | null;
  readonly development: boolean;
}

const style = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
body { max-width: 28rem; margin: 0 auto; padding: 1rem }
header { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 2px solid }
label { display: block; margin-top: 1rem; font-weight: bold }
small { display: block }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 2px solid; border-radius: .25rem }
button { margin: 1.5rem 1rem 0 0; padding: .5rem 1.5rem; font: inherit; border: 2px solid; border-radius: .25rem }
button.main { background: #0b3d91; border-color: #0b3d91; color: #fff }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px }
[role=alert] { border-left: .5rem solid #b91c1c; padding-left: .75rem }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** A whole page: no script, nothing from elsewhere. */
export function renderPage({ language, heading, body, otherLanguageUrl, development }: Page): string {
  const { title, otherLanguage, development: notice } = words[language];
  const other = language === 'id' ? 'en' : 'id';
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} – ${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header><strong>${title}</strong>${
    otherLanguageUrl === null
      ? null
      : html` <a href="${otherLanguageUrl}" lang="${other}" hreflang="${other}">${otherLanguage}</a>`
  }</header>
<main>
<h1>${heading}</h1>
${body}
</main>
${development ? html`<footer><p>${notice}</p></footer>` : null}
</body>
</html>`.text;
}

/** @param formTargets origins a form may lead to besides our own: browsers hold the redirects after it to the same list. */
export function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      `form-action ${["'self'", ...formTargets].join(' ')}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
