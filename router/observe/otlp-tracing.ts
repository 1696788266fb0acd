import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { CallOutcome } from '../link/link-observer.js';
import type { RequestEnd } from './request-end.js';
import { readTraceparent, writeTraceparent } from './traceparent.js';
import type { CallTrace, RequestTrace, Tracing } from './tracing.js';

export interface OtlpTracingOptions {
  /** Where the collector takes traces, OTLP over HTTP; as a rule it ends in `/v1/traces`. */
  readonly url: string;
  /** As which this process is known there. */
  readonly service: string;
  /** The share of requests that is traced, from 0 to 1, where the client's trace does not decide it. */
  readonly share: number;
  /** Whether a client's `traceparent` is gone on with. Whoever may set it decides what is traced, and under which id. */
  readonly isClientTrusted: boolean;
}

const exportMs = { timeout: 3_000, every: 2_000 };

/**
 * Sends traces to an OpenTelemetry collector. The provider is its own and never the global one: libraries that trace by
 * themselves, Apollo's gateway among them, would put documents into it.
 */
export class OtlpTracing implements Tracing {
  readonly #provider: TracerProvider;

  constructor(private readonly options: OtlpTracingOptions) {
    const exporter = new OTLPTraceExporter({ url: options.url, timeoutMillis: exportMs.timeout });
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': options.service }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.share) }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter,
          scheduledDelayMillis: exportMs.every,
          exportTimeoutMillis: exportMs.timeout,
        }),
      ],
    });
  }

  begin(requestId: string, beganAtMs: number, traceparent: string | undefined): RequestTrace {
    const tracer = this.#provider.getTracer('inadigital-router');
    const parent = this.options.isClientTrusted ? readTraceparent(traceparent) : null;
    const within = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const attributes = { 'inadigital.request_id': requestId };
    const span = tracer.startSpan(
      'request',
      { kind: SpanKind.SERVER, startTime: dateOf(beganAtMs), attributes },
      within,
    );
    const inRequest = trace.setSpan(ROOT_CONTEXT, span);
    return {
      planned: (planBeganAtMs) =>
        tracer.startSpan('plan', { startTime: dateOf(planBeganAtMs) }, inRequest).end(),
      call: (subgraph) => this.#call(subgraph, inRequest),
      end: (how) => endRequest(span, how),
    };
  }

  async close(): Promise<void> {
    // A collector that is away keeps no router from stopping.
    await this.#provider.shutdown().catch(() => {});
  }

  #call(subgraph: string, within: Context): CallTrace {
    const attributes = { 'inadigital.subgraph': subgraph };
    const span = this.#provider
      .getTracer('inadigital-router')
      .startSpan(`call ${subgraph}`, { kind: SpanKind.CLIENT, attributes }, within);
    return {
      traceparent: writeTraceparent(span.spanContext()),
      end: (outcome) => endCall(span, outcome),
    };
  }
}

function endRequest(span: Span, { kind, operation, outcome, code }: RequestEnd): void {
  span.setAttributes({
    'graphql.operation.type': kind,
    ...(operation !== null && { 'graphql.operation.name': operation }),
    'inadigital.outcome': outcome,
    ...(code && { 'inadigital.code': code }),
  });
  if (outcome === 'FAILED') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function endCall(span: Span, outcome: CallOutcome): void {
  span.setAttribute('inadigital.outcome', outcome);
  if (outcome !== 'ANSWERED' && outcome !== 'SHARED') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** By the clock of the wall, which began elsewhere and may have been set since. */
const dateOf = (monotonicMs: number) => Date.now() - (performance.now() - monotonicMs);
