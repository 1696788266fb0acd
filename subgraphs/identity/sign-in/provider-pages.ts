import type { KoaContextWithOIDC } from 'oidc-provider';
import { languageFor } from './chosen-language.js';
import { Html, html } from './html.js';
import { pageHeaders, renderPage } from './page.js';
import { type Words, words } from './words.js';

/** The pages that the provider shows by itself, in our words. */
export function showProblem(ctx: KoaContextWithOIDC): void {
  // What was wrong is the app's affair, and is in the redirect or in our words only: the library repeats what was sent.
  show(ctx, (say) => ({ heading: say.problem, body: html`<p role="alert">${say.wrongRequest}</p>` }));
}

/** @param form the library's, with its token against forgery; our button submits it. */
export function showSignOut(ctx: KoaContextWithOIDC, form: string): void {
  show(ctx, (say) => ({
    heading: say.signOutOf,
    body: html`${new Html(form)}<button class="main" form="op.logoutForm" name="logout" value="yes">${say.signOut}</button>`,
  }));
}

export function showSignedOut(ctx: KoaContextWithOIDC): void {
  show(ctx, (say) => ({ heading: say.signedOut, body: html`` }));
}

function show(ctx: KoaContextWithOIDC, page: (say: Words) => { heading: string; body: Html }): void {
  const language = languageFor(ctx);
  ctx.set({ ...pageHeaders() });
  ctx.body = renderPage({ language, ...page(words[language]), otherLanguageUrl: null, development: false });
}
