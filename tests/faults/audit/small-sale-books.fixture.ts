import { newId } from "@kaimu/api";

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;
type Named = Record<"show" | "organizer" | "merchant" | "ann" | "eve" | "sold" | "expired", string>;
/** "buyer > refund 100": what the one gains the other gives. */
type Move = `${string} > ${string} ${number}`;

/** What the ledger says of the small sale: 100 fen for the sold order, and for the ended one 100 that came late and went back. */
export async function writeBooks(sql: Sql, id: Named): Promise<void> {
  await post(sql, id, { orderId: id.sold, fact: "payment_succeeded", moves: ["gateway_clearing > buyer 100"] });
  await post(sql, id, { orderId: id.sold, fact: "order_paid", moves: ["buyer > organizer_payable 100"] });
  await post(sql, id, { orderId: id.expired, fact: "payment_succeeded", moves: ["gateway_clearing > buyer 100"] });
  await post(sql, id, { orderId: id.expired, fact: "refund_requested", moves: ["buyer > refund 100"] });
  await post(sql, id, { orderId: id.expired, fact: "refund_settled", moves: ["refund > gateway_clearing 100"] });
}

/** Writes a fact into the ledger of the small sale. */
export async function post(
  sql: Sql,
  id: Named,
  o: { orderId: string; fact: string; moves: Move[]; merchant?: string },
): Promise<void> {
  const { orderId, fact, moves, merchant = id.merchant } = o;
  const transaction = newId();
  const buyer = orderId === id.sold ? id.ann : id.eve;
  const whose = (account = "") =>
    account === "gateway_clearing" ? merchant : account === "organizer_payable" ? id.organizer : buyer;
  await sql(
    "INSERT INTO ledger_transactions (id, fact, kind, orderId, organizerId, at, day, legs) VALUES (?, ?, ?, ?, ?, NOW(3), '2026-11-25', ?)",
    [transaction, `${fact}:${transaction}`, fact, orderId, id.organizer, moves.length],
  );
  for (const [position, move] of moves.entries()) {
    const [debit, , credit, fen] = move.split(" ");
    await sql(
      `INSERT INTO ledger_entries (transactionId, legs, position, debit, debitOf, credit, creditOf, amountFen, performanceId)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [transaction, moves.length, position, debit, whose(debit), credit, whose(credit), Number(fen), id.show],
    );
  }
}

/** Takes what was posted of a fact out of the ledger, as if it had never been. */
export async function unpost(sql: Sql, o: { orderId: string; fact: string }): Promise<void> {
  const posted = "SELECT id FROM ledger_transactions WHERE kind = ? AND orderId = ?";
  await sql(`DELETE FROM ledger_entries WHERE transactionId IN (${posted})`, [o.fact, o.orderId]);
  await sql("DELETE FROM ledger_transactions WHERE kind = ? AND orderId = ?", [o.fact, o.orderId]);
}

/** The books refuse to be emptied; those of a test are begun anew. */
export async function openToTests(sql: Sql, database: string): Promise<void> {
  const triggers = (await sql("SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = ?", [
    database,
  ])) as { name: string }[];
  for (const { name } of triggers) await sql(`DROP TRIGGER \`${name}\``);
}
