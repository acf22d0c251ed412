import { trace } from "@opentelemetry/api";
import pino from "pino";

/**
 * Structured lines on stdout, one JSON object each, with the trace they belong to.
 * Personal data is not logged: log ids. The redaction below is the second guard, not the first.
 * Lines are written some together, a fifth of a second late at most, and what is left when the process ends: a write for each would cost a
 * busy gateway more than the line. A process that is killed takes the last of them with it.
 */
export type Log = pino.Logger;

const personal = ["phone", "mail", "email", "password", "code", "name", "document", "cookie", "authorization", "token"];

export function createLog(process: string, level = "info"): Log {
  const together = pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 200 });
  const options: pino.LoggerOptions = {
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[hidden]" },
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  };
  return pino(options, together);
}

/** The same log for lines whose fields are all written in the code, none of them a person's: nothing is looked through before it is written. */
export function plainLog(log: Log): Log {
  return log.child({}, { redact: [] });
}
