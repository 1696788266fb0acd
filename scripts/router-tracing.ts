import { z } from 'zod';
import type { Tracing } from '../router/observe/tracing.js';
import { httpUrl, readEnvironment } from '../shared/config/environment.js';

export const tracingHelp = `
To be seen; /metrics tells how the router does without any of these:
  OTEL_EXPORTER_OTLP_ENDPOINT  an OpenTelemetry collector to send traces to, OTLP over HTTP, as http://127.0.0.1:4318 (none)
  OTEL_SERVICE_NAME            as which the router is known there (inadigital-router)
  OTEL_TRACES_SAMPLER_ARG      the share of requests to trace, from 0 to 1 (1)
  TRUST_TRACEPARENT            true goes on with the trace that a client's header states; for clients of your own (false)
`;

const settings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_SERVICE_NAME: z.string().default('inadigital-router'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'is not a share from 0 to 1')
    .transform(Number)
    .default(1),
  TRUST_TRACEPARENT: z.enum(['true', 'false']).default('false'),
};

/**
 * Reads where traces are sent.
 * @returns null when nowhere: then nothing of OpenTelemetry's SDK is loaded.
 */
export async function readTracing(): Promise<Tracing | null> {
  const read = readEnvironment(settings);
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = read;
  if (endpoint === undefined) return null;
  const { OtlpTracing } = await import('../router/observe/otlp-tracing.js');
  return new OtlpTracing({
    // As OpenTelemetry defines the variable: the path of each signal is added to it.
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    service: read.OTEL_SERVICE_NAME,
    share: read.OTEL_TRACES_SAMPLER_ARG,
    isClientTrusted: read.TRUST_TRACEPARENT === 'true',
  });
}
