import { Directive, Extensions } from 'type-graphql';
import type { Context } from '../subgraph/context.js';

/** General or specific personal data (UU 27/2022 art. 4). */
export type PersonalCategory = 'GENERAL' | 'SPECIFIC';

/** The opaque ids of the citizens an object is about. */
export type SubjectsOf<Source> = (
  source: Source,
  context: Context,
) => readonly string[] | Promise<readonly string[]>;

/** Reads whom a query or command is about out of its arguments. */
export type SubjectIn<Args> = (args: Args, context: Context) => string | null | Promise<string | null>;

/** What one declaration asks of a viewer. Declarations on a type and on its field hold together. */
export interface Access {
  /** Open to everybody, and why. */
  readonly open?: string;
  readonly signedIn?: true;
  /** One of these sets of scopes, whole. */
  readonly scopes?: readonly (readonly string[])[];
  /** For whoever acts for an agency, and for no citizen. */
  readonly officials?: true;
  readonly about?: SubjectsOf<never>;
  readonly onBehalfOf?: SubjectIn<never>;
  readonly inNameOf?: SubjectIn<never>;
  readonly personal?: PersonalCategory;
}

type AccessDecorator = ClassDecorator & MethodDecorator & PropertyDecorator;

/** Under this key a declaration is found on a type or field of the schema. */
export const accessKey = 'access';

/** Open access is said aloud, with the reason. */
export const Public = (reason: string): AccessDecorator => declare({ open: reason });

/** For everybody who is signed in. */
export const Authenticated = (): AccessDecorator => declare({ signedIn: true }, '@authenticated');

/**
 * For whoever has all scopes of one of the sets. On a query or command, which then names nobody it is on behalf of, it is
 * for officials: a citizen may not have it, whatever the token says.
 */
export const RequiresScopes = (...scopes: readonly (readonly string[])[]): AccessDecorator =>
  declare({ scopes }, `@requiresScopes(scopes: ${JSON.stringify(scopes)})`);

/**
 * Personal data, on a type or field: for the citizens it is about, who may act for them, the ministry whose data it is,
 * and agencies that were granted the field for their purpose.
 */
export const About = <Source>(category: PersonalCategory, about: SubjectsOf<Source>): AccessDecorator =>
  declare({ about, personal: category }, dataSubject, `@personal(category: "${category}")`);

/** A query or command about the citizen its arguments name, for the same viewers, who must have the scopes too, if any are named. */
export const OnBehalfOf = <Args>(
  onBehalfOf: SubjectIn<Args>,
  ...scopes: readonly string[]
): AccessDecorator => command({ onBehalfOf }, scopes);

/**
 * A command that a person gives in the own name, as a citizen or at work for whatever agency; and one that systems bring,
 * for those viewers that `OnBehalfOf` lets.
 */
export const InNameOf = <Args>(inNameOf: SubjectIn<Args>, ...scopes: readonly string[]): AccessDecorator =>
  command({ inNameOf }, scopes);

const command = (access: Access, scopes: readonly string[]) =>
  declare(
    { ...access, ...(scopes.length > 0 && { scopes: [scopes] }) },
    dataSubject,
    ...(scopes.length > 0 ? [`@requiresScopes(scopes: ${JSON.stringify([scopes])})`] : []),
  );

const dataSubject = '@policy(policies: [["data-subject"]])';

function declare(access: Access, ...directives: readonly string[]): AccessDecorator {
  const decorators = [
    Extensions({ [accessKey]: access }),
    ...directives.map((directive) => Directive(directive)),
  ] as readonly ((...target: readonly unknown[]) => void)[];
  return (...target: readonly unknown[]) => {
    for (const decorate of decorators) decorate(...target);
  };
}
