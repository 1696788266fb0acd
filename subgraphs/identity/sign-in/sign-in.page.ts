import type { SignInPolicy } from '../credential/sign-in-policy.entity.js';
import { type Html, html } from './html.js';
import type { Words } from './words.js';

export interface SignInForm {
  readonly wantsCode: boolean;
  /** What went wrong before, in words; null for the first time. */
  readonly error: string | null;
  readonly policy: Pick<SignInPolicy, 'attemptsMax' | 'lockMinutes'>;
}

/** Asks for NIK and PIN, and for a code when the app wants to be surer. What was typed is never sent back. */
export function signInForm(say: Words, { wantsCode, error, policy }: SignInForm): Html {
  return html`${error === null ? null : html`<p role="alert" id="error">${error}</p>`}
<form method="post" autocomplete="off">
${field({ name: 'nik', label: say.nik, hint: say.nikHint, digits: 16, secret: false, first: true }, error)}
${field({ name: 'pin', label: say.pin, hint: say.pinHint, digits: 6, secret: true, first: false }, error)}
${wantsCode ? field({ name: 'code', label: say.code, hint: say.codeHint, digits: 6, secret: false, first: false }, error) : null}
<button class="main" name="decision" value="sign-in">${say.signIn}</button>
<button name="decision" value="refuse" formnovalidate>${say.cancel}</button>
</form>
<p><small>${say.closes(policy.attemptsMax, policy.lockMinutes)}</small></p>`;
}

interface Field {
  readonly name: 'nik' | 'pin' | 'code';
  readonly label: string;
  readonly hint: string;
  readonly digits: number;
  readonly secret: boolean;
  readonly first: boolean;
}

function field({ name, label, hint, digits, secret, first }: Field, error: string | null): Html {
  const described = error === null ? `${name}-hint` : `${name}-hint error`;
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${secret ? 'password' : 'text'}" inputmode="numeric" pattern="[0-9]{${digits}}" maxlength="${digits}" autocomplete="${name === 'code' ? 'one-time-code' : 'off'}" aria-describedby="${described}" required${first ? html` autofocus` : null}>
<small id="${name}-hint">${hint}</small>`;
}
