/** One JSON line on stdout: `{"time","part","event",…}`. Used for what an operator would ask about, not for each call. */
export function log(event: string, fields: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), part: "inngest", event, ...fields })}\n`);
}
