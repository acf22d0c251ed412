/**
 * A worker as its own process, to be killed. Its function is a chain of twelve steps and then three at once; each step
 * appends `<step> <run> <number>` to a file when it runs, the three with the number 12.
 *
 * Environment: WORKER_PORT, INNGEST_URL, STEPS_FILE.
 */
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { Inngest } from "inngest";
import { serve } from "inngest/node";

const { WORKER_PORT, INNGEST_URL, STEPS_FILE } = process.env as Record<string, string>;
const client = new Inngest({ id: "killed", isDev: true, baseUrl: INNGEST_URL as string });
const write = (line: string) => appendFileSync(STEPS_FILE as string, `${line}\n`);
const work = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The stand-in must not use up an attempt when a worker dies; the real server does. */
const retries = process.env.INNGEST_TEST_BASE_URL ? 10 : 0;

const chain = client.createFunction(
  { id: "chain", retries, triggers: [{ event: "killed/chain" }] },
  async ({ event, step }) => {
    for (let i = 0; i < 12; i++) {
      await step.run(`s${i}`, async () => {
        write(`s ${event.data.k} ${i}`);
        await work(25);
      });
      if (i === 6) await step.sleep("nap", "1s");
    }
    await Promise.all(
      ["p", "q", "r"].map((name) =>
        step.run(name, async () => {
          write(`${name} ${event.data.k} 12`);
          await work(25);
        }),
      ),
    );
    return "done";
  },
);

createServer(serve({ client, functions: [chain] })).listen(Number(WORKER_PORT), "127.0.0.1");
