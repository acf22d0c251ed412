import { afterAll } from "vitest";
import type { Caller, Context } from "../context.ts";
import { openPlatform } from "../open-platform.ts";
import { readEnv } from "../platform/env.ts";
import { asAppError } from "../platform/errors.ts";

/** The platform of a test file, on the stores that the test run has started. Closed when the file is done. */
export function testPlatform() {
  const platform = openPlatform(readEnv(), "test");
  afterAll(() => platform.close());

  /** A context for one caller; parts of it may be replaced. */
  const contextFor = (who: Caller, more: Partial<Context> = {}): Context => ({
    ...platform,
    who,
    address: "127.0.0.1",
    channel: "web",
    ...more,
  });
  return {
    platform,
    system: contextFor({ kind: "system" }),
    contextFor,
    asBuyer: (accountId: string) => contextFor({ kind: "buyer", accountId }),
  };
}

/** Asks again until the answer is not undefined or false; fails after `withinMs`. For what happens in another process. */
export async function eventually<T>(ask: () => Promise<T | undefined | false>, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`not so within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The code of the refusal that a call ends in. */
export async function refusalCode(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "no refusal",
    (error) => asAppError(error)?.code ?? String(error),
  );
}
