import { Fault } from '../errors/fault.js';

/** The field is null, and the rest is answered. */
export class FieldRefused extends Fault {
  constructor() {
    super('UNAUTHORIZED_FIELD', 'You may not have this field.');
  }
}
