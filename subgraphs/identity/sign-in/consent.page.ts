import { type Html, html } from './html.js';
import type { Words } from './words.js';

export interface ConsentForm {
  /** What the app asks for and may be given. */
  readonly scopes: readonly string[];
  readonly staysSignedIn: boolean;
}

/** Asks whether an app may act for the person, and says what that means. */
export function consentForm(say: Words, { scopes, staysSignedIn }: ConsentForm): Html {
  return html`<p>${say.asksFor}</p>
<ul>
<li>${say.knowsYou}</li>
${scopes.map((scope) => html`<li>${say.mayUse(scope)}</li>`)}
${staysSignedIn ? html`<li>${say.staysSignedIn}</li>` : null}
</ul>
<p>${say.withdraw}</p>
<form method="post">
<button class="main" name="decision" value="allow" autofocus>${say.allow}</button>
<button name="decision" value="refuse">${say.refuse}</button>
</form>`;
}
