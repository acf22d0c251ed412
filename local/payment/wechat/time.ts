// WeChat writes and reads RFC 3339 with Beijing's zone: 2026-12-24T19:30:00+08:00.

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant in epoch milliseconds as WeChat writes it. */
export function withZone(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** Epoch milliseconds of a time with its zone; undefined when it is not one. */
export function instantWithZone(text: string): number | undefined {
  const at = FORM.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
