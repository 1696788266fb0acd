import { Fault } from '../errors/fault.js';

export class FieldRefused extends Fault {
  constructor() {
    super('UNAUTHORIZED_FIELD', 'You may not have this field.');
  }
}
