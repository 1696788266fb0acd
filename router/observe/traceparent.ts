import { isSpanContextValid, type SpanContext } from '@opentelemetry/api';

/**
 * Reads the header `traceparent` (W3C Trace Context, version 00).
 * @returns null for what is none.
 */
export function readTraceparent(header: string | undefined): SpanContext | null {
  const [, traceId = '', spanId = '', flags = ''] = form.exec(header ?? '') ?? [];
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(context) ? context : null;
}

export function writeTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

const form = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;
