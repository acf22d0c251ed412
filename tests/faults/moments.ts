import { setTimeout as pause } from "node:timers/promises";
import { connectTo } from "./connect.ts";

type Connection = Awaited<ReturnType<typeof connectTo>>;

/** What is waited for. Answers whether it came before `end` (ms since 1970). */
const moments = {
  "an order had just been paid": untilPaid,
  "orders were being written": (connection, end) => untilSeen(connection, end, (writes) => writes.length > 0),
  "orders were being committed": untilCommitting,
} satisfies Record<string, (connection: Connection, end: number) => Promise<boolean>>;
export type Moment = keyof typeof moments;

/** Watches the database until the moment is there; false when it does not come before `end` (ms since 1970), or nothing can be seen of it. */
export async function until(moment: Moment, o: { databaseUrl: string; end: number }): Promise<boolean> {
  while (Date.now() < o.end) {
    try {
      const connection = await connectTo(o.databaseUrl);
      try {
        return await moments[moment](connection, o.end);
      } finally {
        connection.destroy();
      }
    } catch {
      // It has been killed by somebody else: it comes back.
      await pause(200);
    }
  }
  return false;
}

async function untilPaid(connection: Connection, end: number): Promise<boolean> {
  const paid = async () => Number((await connection.query("SELECT COUNT(*) AS n FROM orders WHERE paidAt > 0"))[0].n);
  for (const before = await paid(); Date.now() < end; await pause(50)) if ((await paid()) > before) return true;
  return false;
}

/** A statement as the server shows it while it is at work. */
interface Statement {
  id: bigint;
  text: string;
}

/** Batches write with bare names; what the database client writes stands in backticks. */
const isOfBatch = ({ text }: Statement) =>
  /^INSERT INTO (orders|order_lines|unit_claims|order_transitions) /.test(text);

/** The connections that wrote orders, so that their commits are known from those of others. */
async function untilCommitting(connection: Connection, end: number): Promise<boolean> {
  const writers = new Set<bigint>();
  return untilSeen(connection, end, (writes, all) => {
    for (const { id } of writes) writers.add(id);
    return all.some(({ id, text }) => text === "COMMIT" && writers.has(id));
  });
}

async function untilSeen(
  connection: Connection,
  end: number,
  isIt: (writes: Statement[], all: Statement[]) => boolean,
): Promise<boolean> {
  while (Date.now() < end) {
    const all: Statement[] = await connection.query(
      "SELECT ID AS id, LEFT(INFO, 40) AS text FROM information_schema.PROCESSLIST WHERE INFO IS NOT NULL",
    );
    if (isIt(all.filter(isOfBatch), all)) return true;
    await pause(1);
  }
  return false;
}
