import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  type SelectionSetNode,
} from 'graphql';
import { invariant } from '../../shared/errors/invariant.js';
import { type AnswerState, brokenPromise, invalidValue, unauthorized } from './answer-state.js';
import { introspected } from './introspection.js';
import { quoted } from './json-text.js';
import { leafWriter } from './leaf.js';
import { unresolved } from './missing.js';
import { isObject, type Json, ownValue } from './own.js';
import { isOfType } from './rewrites.js';
import { metaFields, type SelectedField, type Selections } from './selection.js';

/** Writes a value that is there; undefined when it has to be null for what was told to be wrong in it. */
type Writer = (value: unknown, name: string | number, answer: AnswerState) => string | undefined;
/** Writes a value of an object or a list, be it null; undefined when what holds it has to be null. */
type Completer = (
  value: unknown,
  holder: object,
  key: string | number,
  name: string | number,
  answer: AnswerState,
) => string | undefined;

interface FieldWriter {
  /** What stands between the value of the field before it, if there is one, and its own. */
  readonly head: string;
  readonly write: (object: Json, answer: AnswerState) => string | undefined;
}

/**
 * Writes the client's answer as text from what was fetched: only what was selected, in its order, with values of their types,
 * nulls where values are missing, and an error for each of them (GraphQL, section 6.4.4: a null that may not be takes its
 * parent with it).
 */
export class Projection {
  readonly #objects = new Map<string, Writer>();
  readonly #root: readonly FieldWriter[];

  constructor(
    private readonly selections: Selections,
    root: GraphQLCompositeType,
    set: SelectionSetNode,
    /** The selections of the client that were refused. */
    private readonly refused: ReadonlySet<FieldNode>,
  ) {
    this.#root = this.#fieldsOf(root, [set]);
  }

  /** @returns the text of the whole of `data`. */
  write(data: Json, answer: AnswerState): string {
    return fieldsText(this.#root, data, answer) ?? 'null';
  }

  #fieldsOf(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly FieldWriter[] {
    return this.selections.of(type, sets).map((field, index) => ({
      head: `${index === 0 ? '' : ','}${quoted(field.name)}:`,
      write: this.#field(type, field),
    }));
  }

  #field(type: GraphQLCompositeType, field: SelectedField): FieldWriter['write'] {
    const { name, fetchedAs, definition, nodes } = field;
    if (nodes.some((node) => this.refused.has(node))) return refusal(name, definition.type);
    if (definition.name === '__typename') return this.#typename(type, field);
    if (metaFields.some((one) => one === definition))
      return (_, answer) => introspected(this.selections, field, answer.variables);
    const complete = this.#completer(definition.type, setsOf(nodes));
    return (object, answer) => complete(ownValue(object, fetchedAs), object, fetchedAs, name, answer);
  }

  #completer(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Completer {
    if (isNonNullType(type)) {
      const write = this.#writer(type.ofType, sets);
      return (value, holder, key, name, answer) => {
        if (value !== null && value !== undefined) return write(value, name, answer);
        const errorsBefore = answer.errors.length;
        answer.tellMissing(holder, key, name, value === null ? brokenPromise : unresolved);
        if (answer.errors.length === errorsBefore) answer.tell(name, brokenPromise);
        return undefined;
      };
    }
    const write = this.#writer(type, sets);
    return (value, holder, key, name, answer) => {
      if (value !== null && value !== undefined) return write(value, name, answer) ?? 'null';
      if (value === undefined || !answer.missing.isEmpty)
        answer.tellMissing(holder, key, name, value === null ? null : unresolved);
      return 'null';
    };
  }

  #writer(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Writer {
    if (isListType(type)) return listWriter(this.#completer(type.ofType, sets));
    if (isLeafType(type)) {
      const write = leafWriter(type);
      return (value, name, answer) => write(value, answer.quotes) ?? invalid(name, answer);
    }
    invariant(isCompositeType(type), 'what is neither a list nor a leaf is composite');
    // Equal selections are written by one writer, so that an object is written once for all of its places.
    const key =
      this.refused.size === 0 ? `${type.name} ${sets.map(print).join(' ')}` : String(this.#objects.size);
    const known = this.#objects.get(key) ?? this.#objectWriter(type, sets);
    this.#objects.set(key, known);
    return known;
  }

  #objectWriter(declared: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Writer {
    const byType = new Map<unknown, readonly FieldWriter[] | null>();
    const fieldsFor = (name: unknown) => {
      const type = this.#typeNamed(name, declared);
      const fields = type && this.#fieldsOf(type, sets);
      // Types are few; names that a subgraph makes up are not.
      if (fields) byType.set(name, fields);
      return fields;
    };
    const identity = {};
    return (value, name, answer) => {
      if (!isObject(value)) return invalid(name, answer);
      const fields = byType.get(value.__typename) ?? fieldsFor(value.__typename);
      if (!fields) return invalid(name, answer);
      const texts = answer.textsOf(identity);
      const known = texts.get(value);
      if (known !== undefined) return known;
      const errorsBefore = answer.errors.length;
      answer.path.push(name);
      const text = fieldsText(fields, value, answer);
      answer.path.pop();
      if (text !== undefined && errorsBefore === answer.errors.length) texts.set(value, text);
      return text;
    };
  }

  /** Of a value of an abstract type it is known only if the plan asked for it, under the client's name. */
  #typename(type: GraphQLCompositeType, { name, fetchedAs }: SelectedField): FieldWriter['write'] {
    const text = quoted(type.name);
    if (isObjectType(type)) return () => text;
    return (object, answer) => {
      const own = ownValue(object, fetchedAs);
      if (typeof own === 'string' && isObjectType(this.selections.schema.getType(own))) return quoted(own);
      answer.tell(name, unresolved);
      return undefined;
    };
  }

  /** The type an object says it is of; one that says nothing is of the type that was declared. */
  #typeNamed(name: unknown, declared: GraphQLCompositeType): GraphQLCompositeType | null {
    if (name === undefined) return declared;
    const type = typeof name === 'string' ? this.selections.schema.getType(name) : undefined;
    return isCompositeType(type) && isOfType(this.selections.schema, type.name, declared.name) ? type : null;
  }
}

/** Goes on after a null that takes the object with it, because every error is told at its own place. */
function fieldsText(fields: readonly FieldWriter[], object: Json, answer: AnswerState): string | undefined {
  let text = '{';
  let isWhole = true;
  for (const { head, write } of fields) {
    const value = write(object, answer);
    isWhole &&= value !== undefined;
    text += head + value;
  }
  return isWhole ? `${text}}` : undefined;
}

function listWriter(complete: Completer): Writer {
  return (value, name, answer) => {
    if (!Array.isArray(value)) return invalid(name, answer);
    answer.path.push(name);
    let text = '[';
    let isWhole = true;
    for (let index = 0; index < value.length; index += 1) {
      const element = complete(value[index], value, index, index, answer);
      isWhole &&= element !== undefined;
      text += index === 0 ? element : `,${element}`;
    }
    answer.path.pop();
    return isWhole ? `${text}]` : undefined;
  };
}

function invalid(name: string | number, answer: AnswerState): undefined {
  answer.tell(name, invalidValue);
}

function refusal(name: string, type: GraphQLOutputType): FieldWriter['write'] {
  return (_, answer) => {
    answer.tell(name, unauthorized);
    return isNonNullType(type) ? undefined : 'null';
  };
}

const setsOf = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
