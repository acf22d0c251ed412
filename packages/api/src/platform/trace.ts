import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, type SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

/**
 * One id from the click to the SMS. The page sends a traceparent with its call, the gateway goes on with it, the outbox
 * keeps it beside the event, durable functions take it up again, and it leaves with each request to a third party.
 */
const tracer = trace.getTracer("kaimu");

/** Starts tracing in this process. Without an endpoint spans are made (ids go to logs and on) but sent nowhere. */
export function startTracing(
  serviceName: string,
  endpoint?: string,
  processors: SpanProcessor[] = [],
): NodeTracerProvider {
  const spanProcessors = [...processors];
  if (endpoint) spanProcessors.push(new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })));
  process.env.OTEL_SERVICE_NAME ??= serviceName;
  const provider = new NodeTracerProvider({ spanProcessors });
  provider.register();
  return provider;
}

/** Runs `work` inside a span; a throw marks it failed and goes on. Attributes must not be personal. */
export async function inSpan<T>(
  name: string,
  attributes: Record<string, string | number | boolean>,
  work: (span: Span) => Promise<T>,
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes, kind }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Goes on with the trace a W3C traceparent names; without one `work` begins its own. */
export function continueTrace<T>(traceparent: string | null | undefined, work: () => Promise<T>): Promise<T> {
  if (!traceparent) return work();
  return context.with(propagation.extract(context.active(), { traceparent }), work);
}

/** The active trace as a W3C traceparent, to be handed on. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** The active trace's id: 32 hex digits. */
export function currentTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId ?? trace.getSpanContext(context.active())?.traceId;
}
