/** Keeps cookies as a browser does, as far as one host needs it: by name and path. */
export class CookieJar {
  readonly #cookies = new Map<string, { readonly path: string; readonly pair: string }>();

  keep(setCookie: string | readonly string[] | undefined): void {
    for (const line of [setCookie ?? []].flat()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const path = /^path=(.*)$/i.exec(attributes.find((one) => /^path=/i.test(one)) ?? '')?.[1] ?? '/';
      const key = `${pair.split('=')[0]} ${path}`;
      const isGone = attributes.some((one) => /^expires=Thu, 01 Jan 1970/i.test(one));
      if (isGone) this.#cookies.delete(key);
      else this.#cookies.set(key, { path, pair });
    }
  }

  /** The `Cookie` header for a request. */
  headerFor({ pathname }: Pick<URL, 'pathname'>): string {
    return [...this.#cookies.values()]
      .filter(({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`))
      .map(({ pair }) => pair)
      .join('; ');
  }
}
