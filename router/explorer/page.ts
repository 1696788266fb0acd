import { signInBar } from './sign-in.bar.js';

export interface ExampleQuery {
  readonly query: string;
  /** As JSON text. */
  readonly variables: string;
}

/** GraphiQL alone. */
export const plainPage = pageOf({
  style: '',
  body: '<div id="root" style="height: 100vh"></div>',
  script: '',
});

/** GraphiQL under a bar to sign in. */
export const signInPage = pageOf({
  style: '<link rel="stylesheet" href="/explorer/sign-in.css" />',
  body: `${signInBar}
    <div id="root"></div>`,
  // Before GraphiQL starts, which asks the graph about itself at once, and as whoever is signed in.
  script: '<script src="/explorer/sign-in.js"></script>',
});

interface PageParts {
  readonly style: string;
  readonly body: string;
  readonly script: string;
}

function pageOf({ style, body, script }: PageParts): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Graph explorer</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/explorer/graphiql.css" />
    ${style}
  </head>
  <body class="no-focus-outline">
    <noscript>The explorer needs JavaScript. Programs send POST /graphql.</noscript>
    ${body}
    <script src="/explorer/graphiql.js"></script>
    ${script}
    <script src="/explorer/start.js"></script>
  </body>
</html>
`;
}

/** Opens GraphiQL in the page, with the examples as its tabs. */
export const startScript = (examples: readonly ExampleQuery[]): string => `
const workers = { editorWorkerService: 'editor', json: 'json', graphql: 'graphql' };
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => '/explorer/' + (workers[label] ?? 'editor') + '.worker.js',
};
const examples = ${JSON.stringify(examples)};
const [first] = examples;
// GraphiQL takes the first editors' contents from where it keeps a visitor's own, and else leaves the variables empty.
if (first && localStorage.getItem('graphiql:tabState') === null) {
  localStorage.setItem('graphiql:query', first.query);
  localStorage.setItem('graphiql:variables', first.variables);
}
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  endpoint: '/graphql',
  title: 'Graph explorer',
  logo: ' ',
  // Headers hold tokens; they are forgotten with the page.
  shouldPersistHeaders: false,
  // Given no tab at all, GraphiQL shows nothing.
  ...(first && { defaultTabs: examples }),
});
`;
