import { request } from 'undici';
import { CookieJar } from './cookie-jar.js';

/** Where a person is: at a page, or at an address that leads away from the provider. */
export interface Place {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

type Fields = Readonly<Record<string, string>>;

/** A person with a browser, as far as the provider's pages need one: redirects, cookies and forms. */
export class PageVisitor {
  readonly #jar = new CookieJar();

  /** @param home what the addresses begin with that are visited; others are left alone. */
  constructor(private readonly home: string) {}

  /** Goes to an address and on to wherever it leads. */
  async visit(url: URL, fields?: Fields): Promise<Place> {
    const { statusCode, headers, body } = await request(url, {
      method: fields ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        cookie: this.#jar.headerFor(url),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && { body: new URLSearchParams(fields).toString() }),
    });
    this.#jar.keep(headers['set-cookie']);
    const place = { url, status: statusCode, text: await body.text() };
    if (typeof headers.location !== 'string') return place;
    const next = new URL(headers.location, url);
    return next.href.startsWith(this.home) ? this.visit(next) : { ...place, url: next };
  }

  /** The cookies that would go along to an address. */
  cookiesFor(url: URL): string {
    return this.#jar.headerFor(url);
  }

  /** Sends the form of the page. */
  submit({ url }: Place, fields: Fields): Promise<Place> {
    return this.visit(url, fields);
  }
}
