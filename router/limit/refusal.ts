import { Fault, type FaultCode, type FaultDetails } from '../../shared/errors/fault.js';

/** A request that is refused for what it is, before anything is done for it: the caller's mistake, 400. */
export class Refusal extends Fault {
  constructor(code: FaultCode, message: string, details: FaultDetails = {}) {
    super(code, message, details);
    this.name = 'Refusal';
    Object.assign(this.extensions, { http: { status: 400 } });
  }
}
