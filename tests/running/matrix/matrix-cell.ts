import type { DeclaredGraph } from './declared-graph.js';
import { isRequired, sampleLiteral } from './sample-literals.js';

/** A field to start at, with its arguments as GraphQL writes them, and the citizen that its answer is about. */
export interface Root {
  readonly name: string;
  readonly arguments: string;
  readonly subject: string | null;
}

/** One field asked by itself. */
export interface Asked {
  readonly root: Root;
  /** Names of fields, from the root field on. */
  readonly path: readonly string[];
  readonly query: string;
}

/** Every field of every type that the roots lead to, each by the shortest path that comes first. */
export function fieldsFrom(graph: DeclaredGraph, roots: readonly Root[]): readonly Asked[] {
  const walked = new Set<string>();
  const asked: Asked[] = [];
  for (const root of roots) {
    const first = graph.field('Query', root.name).value;
    asked.push(ask(graph, root, [root.name]));
    const queue: { readonly type: string; readonly path: readonly string[] }[] = [
      { type: first, path: [root.name] },
    ];
    for (const { type, path } of queue) {
      if (type !== first && walked.has(type)) continue;
      if (path.length > 1 && type === first) continue;
      walked.add(type);
      for (const { name, value } of graph.types.get(type)?.fields.values() ?? []) {
        asked.push(ask(graph, root, [...path, name]));
        queue.push({ type: value, path: [...path, name] });
      }
    }
  }
  return asked;
}

/** The arguments that a field must have, with nobody's values. */
export function sampleArguments(graph: DeclaredGraph, type: string, field: string): string {
  const required = graph.field(type, field).arguments.filter(isRequired);
  if (required.length === 0) return '';
  return `(${required.map((one) => `${one.name.value}: ${sampleLiteral(graph, one.type)}`).join(', ')})`;
}

function ask(graph: DeclaredGraph, root: Root, path: readonly string[]): Asked {
  let parent = 'Query';
  const written = path.map((name, depth) => {
    const given = depth === 0 ? root.arguments : sampleArguments(graph, parent, name);
    parent = graph.field(parent, name).value;
    return `${name}${given}`;
  });
  const leaf = graph.isComposite(parent) ? ' { __typename }' : '';
  return { root, path, query: `${written.join(' { ')}${leaf}${' }'.repeat(path.length - 1)}` };
}
