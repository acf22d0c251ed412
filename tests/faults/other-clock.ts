/**
 * Loaded before all else of a process (`--import`): its clock is CLOCK_AHEAD_MS ahead of the machine's, or behind it where that is below
 * zero. Spans and timers are as long as ever, as on a host whose clock was set wrong.
 */
const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
const machines = Date;
const now = () => machines.now() + aheadMs;

globalThis.Date = new Proxy(machines, {
  construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [now()] : given, made) as Date,
  apply: () => new machines(now()).toString(),
  get: (date, name) => (name === "now" ? now : Reflect.get(date, name)),
});
machines.prototype.constructor = globalThis.Date;
