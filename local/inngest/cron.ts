/** When a cron trigger fires next. Expressions are five fields in UTC, or in a zone: `TZ=Asia/Shanghai 0 9 * * *`. */
import { Cron } from "croner";

/** The first tick after this time (both ms since 1970); throws when the expression cannot be read or never comes. */
export function nextTick(expression: string, after: number): number {
  const [, zone, fields] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(expression.trim()) ?? [];
  const next = new Cron(fields ?? "", { paused: true, timezone: zone ?? "UTC" }).nextRun(new Date(after));
  if (!next) throw new Error(`cron expression never comes: ${expression}`);
  return next.getTime();
}
