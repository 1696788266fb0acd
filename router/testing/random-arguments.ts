import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Draw } from './draw.js';

/** Arguments and conditions of one operation, as literals or as variables; it keeps the variables they need. */
export class DrawnArguments {
  readonly #definitions: string[] = [];
  readonly #values: Record<string, unknown> = {};

  constructor(private readonly draw: Draw) {}

  get definitions(): string {
    return this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
  }

  get values(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  value({ type }: GraphQLArgument): string {
    const value = this.#some(type);
    return this.draw.oneIn(3) ? this.#variable(String(type), value) : literal(value);
  }

  /** Often nothing; a directive with a literal, a variable, or a variable with a default. */
  condition(): string {
    if (!this.draw.oneIn(6)) return '';
    const name = this.draw.oneIn(2) ? 'skip' : 'include';
    const value = this.draw.oneIn(2);
    const given = this.draw.oneIn(4) ? String(value) : this.#variable('Boolean!', value);
    return ` @${name}(if: ${given})`;
  }

  /** Half of the variables have their value as a default, and are not sent. */
  #variable(type: string, value: unknown): string {
    const name = `v${this.#definitions.length}`;
    const isDefault = this.draw.oneIn(2);
    this.#definitions.push(`$${name}: ${type}${isDefault ? ` = ${literal(value)}` : ''}`);
    if (!isDefault) this.#values[name] = plain(value);
    return `$${name}`;
  }

  #some(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#some(type.ofType);
    if (isListType(type)) return Array.from({ length: this.draw.below(3) }, () => this.#some(type.ofType));
    if (isEnumType(type)) return new EnumName(this.draw.of(type.getValues())?.name ?? '');
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNeeded(field) || this.draw.oneIn(2));
      return Object.fromEntries(fields.map((field) => [field.name, this.#some(field.type)]));
    }
    const number = this.draw.below(5);
    switch (type.name) {
      case 'Boolean':
        return number % 2 === 1;
      case 'Int':
      case 'Float':
        return number;
      default:
        return `text "${number}"`;
    }
  }
}

class EnumName {
  constructor(readonly name: string) {}
}

const isNeeded = ({ type, defaultValue }: GraphQLInputField): boolean =>
  isNonNullType(type) && defaultValue === undefined;

function literal(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${literal(inner)}`)
    .join(', ')} }`;
}

function plain(value: unknown): unknown {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
