import { trace } from "@opentelemetry/api";
import pino from "pino";

/**
 * Structured lines on stdout, one JSON object each, with the trace they belong to.
 * Personal data is not logged: log ids. The redaction below is the second guard, not the first.
 */
export type Log = pino.Logger;

const personal = ["phone", "mail", "email", "password", "code", "name", "document", "cookie", "authorization", "token"];

export function createLog(process: string, level = "info"): Log {
  return pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[hidden]" },
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  });
}
