import type { FaultCode } from '../../shared/errors/fault.js';
import { endOfAnswer, endOfStatus, type RequestEnd, type RequestKind } from './request-end.js';
import type { RequestTrace, Tracing } from './tracing.js';

/** What is known of one request while it is answered. */
export class ObservedRequest {
  readonly beganAtMs = performance.now();
  #asked: Pick<RequestEnd, 'kind' | 'operation'> = { kind: 'unknown', operation: null };
  #told: Pick<RequestEnd, 'outcome' | 'code'> | null = null;
  #trace: RequestTrace | undefined;

  /** Undefined where nothing is traced. */
  get trace(): RequestTrace | undefined {
    return this.#trace;
  }

  get seconds(): number {
    return (performance.now() - this.beganAtMs) / 1_000;
  }

  /** Only of what is let in: a flood that is refused must cost no trace. */
  traceWith(tracing: Tracing | null, requestId: string, traceparent: string | undefined): void {
    this.#trace = tracing?.begin(requestId, this.beganAtMs, traceparent);
  }

  refused(code: FaultCode): void {
    this.#told = { outcome: 'REFUSED', code };
  }

  asks(kind: RequestKind, operation: string): void {
    this.#asked = { kind, operation };
  }

  answered(answer: Parameters<typeof endOfAnswer>[0]): void {
    this.#told = endOfAnswer(answer);
  }

  /** @param status null when the client did not wait for its answer. */
  end(status: number | null): RequestEnd {
    const told = status === null ? abandoned : (this.#told ?? endOfStatus(status));
    const end = { ...this.#asked, ...told };
    this.#trace?.end(end);
    return end;
  }
}

const abandoned = { outcome: 'ABANDONED', code: '' } as const;
