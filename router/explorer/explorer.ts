import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assetOnce, documentOf, type Source, scriptOf, sendAsset, styleOf } from './asset.js';
import { type DemoSignIn, embeddedProvider, type ProviderPlaces } from './demo-sign-in.js';
import { type ExampleQuery, plainPage, signInPage, startScript } from './page.js';
import { signInStyle } from './sign-in.bar.js';
import { signInScript } from './sign-in.script.js';

export interface ExplorerOptions {
  /** The first tabs. */
  readonly examples: readonly ExampleQuery[];
  /** Whom people may sign in as, while the issuer says that it is the provider of an embedded nation. */
  readonly demo?: DemoSignIn;
}

type Show = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Serves GraphiQL at `/`, wholly out of this process, with example queries as its first tabs. */
export async function mountExplorer(
  server: FastifyInstance,
  { examples, demo }: ExplorerOptions,
): Promise<void> {
  for (const [path, load] of Object.entries(sources(examples))) server.get(path, showing(load));
  const showPlain = showing(async () => documentOf(plainPage));
  if (demo) mountWithSignIn(server, demo, showPlain);
  else server.get('/', showPlain);
}

/** The same page with a bar to sign in, and the address the provider sends people back to; both only once it is known. */
function mountWithSignIn(server: FastifyInstance, demo: DemoSignIn, showPlain: Show): void {
  const providerOf = embeddedProvider(demo.issuer);
  const { origin } = new URL(demo.issuer);
  const notFound: Show = async (_, reply) => {
    reply.callNotFound();
    return reply;
  };
  const mount = (path: string, load: (places: ProviderPlaces) => Source, otherwise = notFound) => {
    let show: Show | undefined;
    server.get(path, async (request, reply) => {
      const places = await providerOf();
      if (!places) return otherwise(request, reply);
      show ??= showing(async () => load(places), origin);
      return show(request, reply);
    });
  };
  mount('/', () => documentOf(signInPage), showPlain);
  mount('/callback', () => documentOf(signInPage));
  mount('/explorer/sign-in.js', (places) => scriptOf(signInScript(demo, places)));
  mount('/explorer/sign-in.css', () => styleOf(signInStyle));
}

function showing(load: () => Promise<Source>, provider?: string): Show {
  const asset = assetOnce(load);
  return async (request, reply) => sendAsset(await asset(), request, reply, provider);
}

function sources(examples: readonly ExampleQuery[]): Readonly<Record<string, () => Promise<Source>>> {
  // The bundle is nine megabytes: it is read when a person first opens the page, not when a router starts.
  const bundle = () => import('@graphql-yoga/render-graphiql/graphiql');
  return {
    '/explorer/start.js': async () => scriptOf(startScript(examples)),
    '/explorer/graphiql.js': async () => scriptOf((await bundle()).js),
    '/explorer/graphiql.css': async () => styleOf((await bundle()).css),
    '/explorer/editor.worker.js': async () => scriptOf((await bundle()).editorWorkerService),
    '/explorer/json.worker.js': async () => scriptOf((await bundle()).jsonWorker),
    '/explorer/graphql.worker.js': async () => scriptOf((await bundle()).graphqlWorker),
  };
}
