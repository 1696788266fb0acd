import { GraphQLError } from 'graphql';

/** Thrown by scalars. Its message is a reason that never repeats the value, so that it may be shown and logged. */
export class InvalidValue extends GraphQLError {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidValue';
  }
}
