/**
 * Thrown by scalars. Its message is a reason that never repeats the value, so that it may be shown and logged.
 * It is no GraphQLError: graphql-js would report one as it stands, without the place in the document.
 */
export class InvalidValue extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidValue';
  }
}
