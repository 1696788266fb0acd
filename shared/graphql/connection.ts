import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../auth/access.js';
import { InvalidArgument } from '../errors/fault.js';
import { Cursor } from './scalars.js';

export const pageSizeMax = 100;
const pageSizeDefault = 20;

/** One page of a list, as the database gave it. */
export interface Page<Node extends object> {
  readonly rows: readonly { readonly node: Node; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** Relay's forward paging arguments (GraphQL Cursor Connections Specification). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: pageSizeDefault,
    description: `How many to answer: 1 to ${pageSizeMax}.`,
  })
  first: number;

  @Field(() => Cursor, { nullable: true, description: 'Answer what comes after this cursor.' })
  after?: string | null;
}

/** Refuses a page larger than the limit or smaller than one. */
export function checkPage({ first, after }: PageArgs): {
  readonly first: number;
  readonly after: string | null;
} {
  if (first < 1 || first > pageSizeMax) throw new InvalidArgument('first', `it is 1 to ${pageSizeMax}`);
  return { first, after: after ?? null };
}

@ObjectType({ description: 'Where a page stands in its list.' })
@Public('Tells places, not what is there.')
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether this page was reached from an earlier one.' })
  hasPreviousPage: boolean;

  @Field(() => Cursor, { nullable: true, description: 'The cursor of the first of this page.' })
  startCursor: string | null;

  @Field(() => Cursor, {
    nullable: true,
    description: 'The cursor of the last of this page; pass it as `after`.',
  })
  endCursor: string | null;
}

export interface Connection<Node extends object> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
}

const throughNodes = 'Whoever may have the list may have its pages; the objects have rules of their own.';

/** Makes the connection type `<name>Connection` of a node type, to be used as a GraphQL return type. */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its place.` })
  @Public(throughNodes)
  class Edge {
    @Field(() => node(), { description: 'The object itself.' })
    readonly node: Node;

    @Field(() => Cursor, { description: 'Its place in the list.' })
    readonly cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} objects.` })
  @Public(throughNodes)
  class NodeConnection implements Connection<Node> {
    @Field(() => [Edge], { description: 'The objects of this page with their places.' })
    readonly edges: Edge[];

    @Field(() => [node()], { description: 'The objects of this page.' })
    readonly nodes: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    readonly pageInfo: PageInfo;
  }

  return NodeConnection;
}

/** A page in the form of a Relay connection. */
export function toConnection<Node extends object>(page: Page<Node>, { after }: PageArgs): Connection<Node> {
  const { rows, hasNextPage } = page;
  return {
    edges: rows,
    nodes: rows.map((row) => row.node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after != null,
      startCursor: rows.at(0)?.cursor ?? null,
      endCursor: rows.at(-1)?.cursor ?? null,
    },
  };
}
