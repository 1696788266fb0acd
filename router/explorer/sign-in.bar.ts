/** Where a person chooses whom to sign in as; the script fills it. */
export const signInBar = `<header id="sign-in" aria-label="Demo sign-in">
      <span id="choice">
        <label>Demo person <select id="person"></select></label>
        <span>NIK <code id="nik"></code></span>
        <span>PIN <code id="pin"></code></span>
        <button id="go" type="button">Sign in</button>
      </span>
      <span id="words" role="status"></span>
      <button id="leave" type="button" hidden>Sign out</button>
    </header>`;

export const signInStyle = `
body { margin: 0; display: flex; flex-direction: column; height: 100vh }
#root { flex: 1; min-height: 0 }
#sign-in { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; padding: .5rem 1rem;
  font: .875rem/1.5 system-ui, sans-serif; color: #1b2540; background: #eef2fb; border-bottom: 1px solid #b8c4e0 }
#choice { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center }
#sign-in [hidden] { display: none }
#sign-in select, #sign-in button { font: inherit; padding: .125rem .5rem }
#sign-in code { font: .9375rem ui-monospace, monospace; user-select: all }
#sign-in :focus-visible { outline: 3px solid #d97706; outline-offset: 2px }
`;
