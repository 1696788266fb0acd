import { join } from 'node:path';
import type { GraphName } from './graph.js';

export interface Shape {
  readonly graph: GraphName;
  /** A file with one operation. */
  readonly query: string;
  /** Those of the n-th variant: no two variants are answered alike. */
  readonly variables: (n: number) => Readonly<Record<string, unknown>>;
  /** Who asks, where the supergraph has rules. */
  readonly viewer: 'citizen' | 'officer';
}

const queries = join('scripts', 'bench-router', 'queries');
const nik = (n: number): string => `9801011708${String(n).padStart(6, '0')}`;

/** The operations that are measured. */
export const shapes = {
  /** One citizen, of two ministries. */
  small: {
    graph: 'nation',
    query: join(queries, 'small.graphql'),
    variables: (n) => ({ nik: nik(n) }),
    viewer: 'citizen',
  },
  /** One citizen, of all eight. */
  profile: {
    graph: 'nation',
    query: join('tests', 'queries', 'citizen-profile.graphql'),
    variables: (n) => ({ nik: nik(n) }),
    viewer: 'citizen',
  },
  /** A hundred citizens of a list, each of five ministries. */
  list: {
    graph: 'nation',
    query: join(queries, 'list.graphql'),
    variables: (n) => ({ after: `page-${n}` }),
    viewer: 'officer',
  },
  /** Four small subgraphs, the same few entities met again and again, about 90 kB. */
  heavy: {
    graph: 'shop',
    query: join(queries, 'heavy.graphql'),
    variables: (n) => ({ shop: n }),
    viewer: 'citizen',
  },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;
