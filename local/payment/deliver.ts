// One attempt at one notification, with the faults planned for it. What acknowledges it is the vendor's (messenger.ts).

import { setTimeout as pause } from "node:timers/promises";
import type { NotificationRow } from "./books.ts";
import type { Plan } from "./faults.ts";
import type { Forgery } from "./forgeries.ts";
import { type Letter, messengers } from "./messenger.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";

export type Heard = { status: number; acknowledged: boolean; body: string };

/** Makes the attempt that is due and writes down what came of it and when the next one is. */
export async function attempt(sandbox: Sandbox, row: NotificationRow, signal: AbortSignal): Promise<void> {
  const plan = JSON.parse(row.plan) as Plan;
  const { intervals, patienceMs, forged } = messengers[row.vendor];
  const wait = intervals[row.attempt];
  const next = wait === undefined ? null : Math.round(wait * sandbox.notifyScale);
  // The next attempt is written before this one is made: a process killed in the middle repeats, and never forgets.
  sandbox.books
    .prepare("UPDATE notification SET attempt = attempt + 1, due_at = ? WHERE seq = ?")
    .run(sandbox.now() + (next ?? patienceMs), row.seq);
  const kinds = row.attempt === 0 ? plan.forge.filter((kind) => forged(sandbox, row, kind)) : [];
  for (const kind of kinds) await sendForged(sandbox, row, kind, signal);
  const acknowledged =
    plan.dropped === null || row.attempt < plan.dropped
      ? drop(sandbox, row)
      : await sendGenuine(sandbox, row, plan, signal);
  if (signal.aborted && !acknowledged) return;
  const state = acknowledged ? "acknowledged" : next === null ? "given-up" : "pending";
  sandbox.books
    .prepare("UPDATE notification SET state = ?, due_at = ? WHERE seq = ?")
    .run(state, state === "pending" ? sandbox.now() + (next ?? 0) : null, row.seq);
}

/** Sends a genuine notification again, `times` over, whatever became of it before; for drills that replay. */
export async function replay(
  sandbox: Sandbox,
  row: NotificationRow,
  times: number,
  together: boolean,
): Promise<Heard[]> {
  const signal = AbortSignal.timeout(60_000);
  return copies(times, together, () => sendCopy(sandbox, row, "duplicate", false, signal));
}

/** Sends one forged notification made from a genuine one, and tells what the merchant answered. */
export async function sendForged(
  sandbox: Sandbox,
  row: NotificationRow,
  kind: Forgery,
  signal: AbortSignal,
): Promise<Heard> {
  const letter = messengers[row.vendor].forged(sandbox, row, kind);
  if (!letter) throw new Refusal("SANDBOX.NO_SUCH_FORGERY", `这个渠道的通知没有 ${kind} 这种伪造`);
  const heard = await post(row, letter, signal);
  record(sandbox, row, `forged:${kind}`, heard, false);
  return heard;
}

async function sendGenuine(sandbox: Sandbox, row: NotificationRow, plan: Plan, signal: AbortSignal): Promise<boolean> {
  const first = row.attempt === 0 || row.attempt === plan.dropped;
  const overtaken = first && plan.reorder !== null && wasOvertaken(sandbox, row, plan.reorder.behind);
  let sent = 0;
  const heard = await copies(first ? 1 + plan.duplicates : 1, plan.together, () => {
    sent += 1;
    return sendCopy(sandbox, row, sent > 1 ? "duplicate" : first ? "first" : "repeat", overtaken && sent === 1, signal);
  });
  if (first) releaseHeldBack(sandbox, row);
  return heard.some((answer) => answer.acknowledged);
}

async function sendCopy(sandbox: Sandbox, row: NotificationRow, kind: string, overtaken: boolean, signal: AbortSignal) {
  const heard = await post(row, messengers[row.vendor].genuine(sandbox, row), signal);
  record(sandbox, row, kind, heard, overtaken);
  return heard;
}

async function copies<T>(times: number, together: boolean, send: () => Promise<T>): Promise<T[]> {
  if (together) return Promise.all(Array.from({ length: times }, send));
  const all: T[] = [];
  for (let copy = 0; copy < times; copy += 1) all.push(await send());
  return all;
}

function drop(sandbox: Sandbox, row: NotificationRow): false {
  record(sandbox, row, "dropped", { status: 0, acknowledged: false, body: "" }, false);
  return false;
}

async function post(row: NotificationRow, letter: Letter, signal: AbortSignal): Promise<Heard> {
  const { acknowledges, patienceMs } = messengers[row.vendor];
  try {
    const response = await fetch(row.notify_url, {
      method: "POST",
      headers: { ...letter.headers, "user-agent": "kaimu-payment-sandbox" },
      body: letter.body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    const text = await response.text();
    return { status: response.status, acknowledged: acknowledges(response.status, text), body: text.slice(0, 200) };
  } catch {
    // Not reached, or no answer in time: the same as an answer that acknowledges nothing. A short pause keeps a refused port from spinning.
    await pause(5);
    return { status: 0, acknowledged: false, body: "" };
  }
}

function wasOvertaken(sandbox: Sandbox, row: NotificationRow, behind: "any" | "same_trade"): boolean {
  const trade = behind === "same_trade" ? row.out_trade_no : null;
  return (
    sandbox.books
      .prepare("SELECT 1 FROM notification WHERE seq > ? AND attempt > 0 AND (?2 IS NULL OR out_trade_no = ?2) LIMIT 1")
      .get(row.seq, trade) !== undefined
  );
}

function releaseHeldBack(sandbox: Sandbox, row: NotificationRow): void {
  const released = sandbox.books
    .prepare(
      `UPDATE notification SET due_at = ? WHERE state = 'pending' AND attempt = 0 AND seq < ?
       AND (plan ->> '$.reorder.behind' = 'any' OR (plan ->> '$.reorder.behind' = 'same_trade' AND out_trade_no = ?))`,
    )
    .run(sandbox.now(), row.seq, row.out_trade_no);
  if (released.changes) sandbox.wake();
}

function record(sandbox: Sandbox, row: NotificationRow, kind: string, heard: Heard, reordered: boolean): void {
  const now = sandbox.now();
  sandbox.books
    .prepare(
      `INSERT INTO delivery (notify_id, out_trade_no, kind, sent_at, status, acknowledged, late, reordered)
       VALUES (?, ?, ?, ?, ?, ?, (SELECT COALESCE(expires_at < ?, 0) FROM trade WHERE out_trade_no = ?), ?)`,
    )
    .run(
      ...[row.notify_id, row.out_trade_no, kind, now, heard.status, Number(heard.acknowledged)],
      ...[now, row.out_trade_no, Number(reordered)],
    );
}
