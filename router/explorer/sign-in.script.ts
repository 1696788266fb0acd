import type { DemoSignIn, ProviderPlaces } from './demo-sign-in.js';

/**
 * Signs a person in with an authorization code and PKCE (RFC 7636), in the browser alone. The code comes back behind the
 * `#`, which no server is sent; the token is kept for this tab and goes to the graph and nowhere else.
 */
export const signInScript = (demo: DemoSignIn, places: ProviderPlaces): string => `
{
const demo = ${JSON.stringify({ ...demo, ...places })};
${bar}
${session}
${protocol}
${start}
}
`;

const bar = `
const part = (id) => document.getElementById(id);
const say = (words) => { part('words').textContent = words; };
const chosen = () => demo.people[part('person').selectedIndex];
const nameOf = (id) => demo.people.find(({ citizenId }) => citizenId === id)?.name ?? 'Citizen ' + id;

function showChosen() {
  part('nik').textContent = chosen().nik;
  part('pin').textContent = chosen().pin;
}

function showSession() {
  const session = current();
  part('choice').hidden = session !== null;
  part('leave').hidden = session === null;
  if (session) say('Signed in as ' + session.name + '.');
}
`;

const session = `
const kept = {
  get: (key) => JSON.parse(sessionStorage.getItem('sign-in:' + key) ?? 'null'),
  set: (key, value) => sessionStorage.setItem('sign-in:' + key, JSON.stringify(value)),
  take: (key) => {
    const value = kept.get(key);
    sessionStorage.removeItem('sign-in:' + key);
    return value;
  },
};

function current() {
  const session = kept.get('session');
  if (!session || session.expiresAt > Date.now()) return session;
  end('The sign-in of ' + session.name + ' has expired. Sign in again.');
  return null;
}

function begin({ access_token: token, expires_in: seconds }) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const name = nameOf(JSON.parse(atob(payload)).citizen_id);
  kept.set('session', { token, name, expiresAt: Date.now() + seconds * 1_000 });
}

function end(words) {
  kept.take('session');
  say(words);
  showSession();
}
`;

const protocol = `
const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const redirectUri = location.origin + '/callback';

async function leaveForProvider() {
  const attempt = { state: random(), verifier: random() };
  kept.set('attempt', attempt);
  const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(attempt.verifier));
  location.assign(demo.authorizationEndpoint + '?' + new URLSearchParams({
    client_id: demo.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    response_mode: 'fragment',
    scope: demo.scope,
    state: attempt.state,
    code_challenge: base64url(challenge),
    code_challenge_method: 'S256',
    // Whoever signed in last may not be who is chosen now.
    prompt: 'login',
  }));
}

/** @returns why nobody is signed in; nothing when somebody is. */
async function receive(answer) {
  const attempt = kept.take('attempt');
  if (!attempt || answer.get('state') !== attempt.state || answer.get('iss') !== demo.issuer)
    return 'Nobody is signed in: that answer belongs to no sign-in that was begun here.';
  if (answer.get('error') === 'access_denied') return 'Nobody is signed in: consent was refused.';
  if (!answer.has('code')) return 'Nobody is signed in: the provider could not do it (' + answer.get('error') + ').';
  const response = await fetch(demo.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: demo.clientId,
      redirect_uri: redirectUri,
      code: answer.get('code'),
      code_verifier: attempt.verifier,
    }),
  });
  if (!response.ok) return 'Nobody is signed in: the provider gave no token. Sign in again.';
  begin(await response.json());
}
`;

const start = `
// GraphiQL asks the graph through this; what is written under Headers goes before.
const send = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (address, options = {}) => {
  const { origin, pathname } = new URL(address, location.href);
  const headers = new Headers(options.headers);
  const isOurs = origin === location.origin && pathname === '/graphql' && !headers.has('authorization');
  const session = isOurs ? current() : null;
  if (!session) return send(address, options);
  headers.set('authorization', 'Bearer ' + session.token);
  const response = await send(address, { ...options, headers });
  if (response.status === 401) end('The sign-in of ' + session.name + ' is no longer valid. Sign in again.');
  return response;
};

for (const { name, description } of demo.people) part('person').add(new Option(name + ' (' + description + ')'));
part('person').addEventListener('change', showChosen);
part('leave').addEventListener('click', () => end('Signed out.'));
part('go').addEventListener('click', leaveForProvider);
if (location.hostname !== '127.0.0.1') {
  part('go').disabled = true;
  say('To sign in, open this page at http://127.0.0.1:' + location.port + '/.');
}
showChosen();
showSession();
if (location.pathname === '/callback') {
  const answer = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', '/');
  receive(answer)
    .catch(() => 'Nobody is signed in: the provider does not answer. Sign in again.')
    .then((problem) => (problem ? say(problem) : showSession()));
}
// Said when it happens, and not only when somebody asks.
setInterval(current, 5_000);
`;
