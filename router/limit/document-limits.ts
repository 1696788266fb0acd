import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { FaultCode } from '../../shared/errors/fault.js';
import { comparisonsIn } from './comparisons.js';
import { DocumentSize, EndlessDocument } from './document-size.js';
import type { LimitOptions } from './limit-options.js';
import { Refusal } from './refusal.js';

/**
 * Refuses a document by its form, before it meets the schema: validation, whose time grows faster than the document, is
 * itself a way to attack. Text that is not GraphQL is left to whoever answers it.
 * @throws Refusal with the limit's code
 */
export function checkDocument(text: string, limits: LimitOptions): void {
  if (text.length > limits.charactersMax) throw beyond('TOKEN_LIMIT', limits.charactersMax, 'characters');
  const document = parsed(text, limits.tokensMax);
  if (!document) return;
  if (document.definitions.some(isSubscription)) throw noSubscriptions();
  const size = sizeOf(document);
  const rules: readonly (readonly [FaultCode, number, number, string])[] = [
    ['DEPTH_LIMIT', size.depth, limits.depthMax, 'fields within fields'],
    ['ROOT_FIELD_LIMIT', size.roots, limits.rootFieldsMax, 'fields of the operation itself'],
    ['ALIAS_LIMIT', size.aliases, limits.aliasesMax, 'aliases'],
    ['DIRECTIVE_LIMIT', size.directives, limits.directivesMax, 'directives'],
    ['FIELD_LIMIT', size.fields, limits.fieldsMax, 'fields, those of fragments at every place included'],
  ];
  for (const [code, count, max, what] of rules) if (count > max) throw beyond(code, max, what);
  const { comparisonsMax } = limits;
  if (comparisonsIn(document, comparisonsMax) > comparisonsMax)
    throw beyond(
      'FIELD_LIMIT',
      comparisonsMax,
      'pairs of fields with one place in the answer, or of fragments',
    );
}

const beyond = (code: FaultCode, max: number, what: string) =>
  new Refusal(code, `A document has at most ${max} ${what}. Ask for less at a time.`);

const isSubscription = (one: DefinitionNode) =>
  one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.SUBSCRIPTION;

const noSubscriptions = () =>
  new Refusal('SUBSCRIPTIONS_NOT_SERVED', 'There are no subscriptions. Ask again when you need to know.');

function parsed(text: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch (error) {
    const isTooLong = error instanceof GraphQLError && / tokens\. Parsing aborted/.test(error.message);
    if (isTooLong) throw beyond('TOKEN_LIMIT', maxTokens, 'tokens');
    return null;
  }
}

function sizeOf(document: DocumentNode) {
  try {
    return DocumentSize.of(document);
  } catch (error) {
    if (error instanceof EndlessDocument)
      throw new Refusal('GRAPHQL_VALIDATION_FAILED', 'A fragment contains itself.');
    throw error;
  }
}
