const loopbacks = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether an address is on the person's own machine (RFC 8252 section 7.3). */
export const isLoopback = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean =>
  protocol === 'http:' && loopbacks.has(hostname);

/**
 * Whether people may be sent back to these addresses: over https, or to a program on their own machine; without user,
 * password or fragment; and all on one host, because a pairwise subject belongs to one.
 */
export function areRedirectUris(uris: readonly string[]): boolean {
  const parsed = uris.map((uri) => URL.parse(uri));
  const hosts = new Set(parsed.map((uri) => uri?.host));
  return uris.length > 0 && hosts.size === 1 && parsed.every((uri, i) => isRedirectUri(uri, uris[i] ?? ''));
}

function isRedirectUri(uri: URL | null, text: string): boolean {
  if (uri === null || text.includes('#') || uri.username !== '' || uri.password !== '') return false;
  return (uri.protocol === 'https:' && !loopbacks.has(uri.hostname)) || isLoopback(uri);
}

/**
 * Whether scripts of an origin may read what the provider answers an app: where the app sends people back to, and, with
 * `anyPort`, any port of the machine when that is the person's own, as redirects already may (RFC 8252 section 7.3).
 */
export function mayReadAnswers(
  origin: string,
  redirectUris: readonly string[],
  { anyPort }: { readonly anyPort: boolean },
): boolean {
  const asking = URL.parse(origin);
  if (asking === null) return false;
  return redirectUris.some((uri) => {
    const known = URL.parse(uri);
    if (known === null) return false;
    const isOnSameMachine = isLoopback(known) && isLoopback(asking) && known.hostname === asking.hostname;
    return known.origin === origin || (anyPort && isOnSameMachine);
  });
}
