import { connectTo } from "./connect.ts";
import { type Size, unitsOf } from "./size.ts";

/** Looks each second whether enough was paid, or all is sold or taken off sale, so that the crowd may go home. */
export async function watchSales(url: string, size: Size): Promise<{ out(): boolean; stop(): void }> {
  let [gone, paid] = [0, 0];
  const look = async () => {
    const connection = await connectTo(url);
    const count = async (sql: string) => Number((await connection.query(sql))[0].n);
    paid = await count("SELECT COUNT(*) AS n FROM order_transitions WHERE toState = 'paid'");
    const sold = await count("SELECT COUNT(*) AS n FROM unit_claims WHERE state = 'sold'");
    // What the organizer has taken, a version after the other, is nobody's to buy.
    const kept = await count(
      "SELECT COALESCE(SUM(JSON_VALUE(note, '$.units')), 0) AS n FROM performance_plans WHERE note IS NOT NULL",
    );
    gone = sold + kept;
    await connection.end();
  };
  // A database that is away just now is asked again.
  const timer = setInterval(() => look().catch(() => undefined), 1_000);
  return {
    out: () => gone >= unitsOf(size) || (size.untilPaid !== undefined && paid >= size.untilPaid),
    stop: () => clearInterval(timer),
  };
}
