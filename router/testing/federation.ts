import { afterAll, beforeAll } from 'vitest';
import { type Answer, type Subject, startRouterSubject } from './subject.js';
import type { Resolvers } from './tiny-subgraph.js';

/** What a subgraph of Federation 2 begins with. */
export const v2 = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external",
  "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@extends"])`;

type Ask = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;

/** Starts subgraphs and a router over them for the tests of a file. A subgraph is its SDL and its resolvers. */
export function federation(subgraphs: Readonly<Record<string, readonly [string, Resolvers]>>): Ask {
  let subject: Subject | undefined;
  beforeAll(async () => {
    const each = <T>(part: (subgraph: readonly [string, Resolvers]) => T) =>
      Object.fromEntries(Object.entries(subgraphs).map(([name, subgraph]) => [name, part(subgraph)]));
    subject = await startRouterSubject({ sdls: each(([sdl]) => sdl), resolvers: each(([, own]) => own) });
  });
  afterAll(() => subject?.stop());
  return async (query, variables) => {
    if (!subject) throw new Error('ask inside a test');
    return subject.execute(query, variables);
  };
}

/** Resolves references by a table. */
export const byKey =
  <T extends object>(key: keyof T & string, all: readonly T[]) =>
  (reference: object): T | null =>
    all.find((one) => one[key] === Reflect.get(reference, key)) ?? null;

/** Where errors are, as `a.0.b`; the empty path when an error is about the whole request. */
export const errorPaths = ({ errors = [] }: Answer): readonly string[] =>
  errors.map(({ path = [] }) => path.join('.'));
