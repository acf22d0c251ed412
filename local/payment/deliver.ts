// One attempt at one notification, with the faults planned for it. Only the body "success" acknowledges.

import { setTimeout as pause } from "node:timers/promises";
import { beijingTime } from "./beijing-time.ts";
import type { NotificationRow } from "./books.ts";
import type { Plan } from "./faults.ts";
import { type Forgery, forge } from "./forgeries.ts";
import { type Fields, signFields } from "./rsa2.ts";
import type { Sandbox } from "./sandbox.ts";

// The vendor's pace: eight tries over about 25 hours. https://opendocs.alipay.com/open/270/105902
const INTERVALS = [4, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * 60_000);
const PATIENCE = 10_000;

export type Heard = { status: number; acknowledged: boolean; body: string };

/** Makes the attempt that is due and writes down what came of it and when the next one is. */
export async function attempt(sandbox: Sandbox, row: NotificationRow, signal: AbortSignal): Promise<void> {
  const plan = JSON.parse(row.plan) as Plan;
  const wait = INTERVALS[row.attempt];
  const next = wait === undefined ? null : wait * sandbox.notifyScale;
  // The next attempt is written before this one is made: a process killed in the middle repeats, and never forgets.
  sandbox.books
    .prepare("UPDATE notification SET attempt = attempt + 1, due_at = ? WHERE seq = ?")
    .run(sandbox.now() + (next ?? PATIENCE), row.seq);
  if (row.attempt === 0) for (const kind of plan.forge) await sendForged(sandbox, row, kind, signal);
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
  return copies(times, together, () => sendCopy(sandbox, row, "duplicate", false, AbortSignal.timeout(PATIENCE)));
}

/** Sends one forged notification made from a genuine one, and tells what the merchant answered. */
export async function sendForged(
  sandbox: Sandbox,
  row: NotificationRow,
  kind: Forgery,
  signal: AbortSignal,
): Promise<Heard> {
  const heard = await post(row.notify_url, forge(sandbox, kind, stamped(sandbox, row)), signal);
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
  const body = new URLSearchParams(signFields(stamped(sandbox, row), sandbox.ownKey)).toString();
  const heard = await post(row.notify_url, body, signal);
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

async function post(url: string, body: string, signal: AbortSignal): Promise<Heard> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "user-agent": "kaimu-payment-sandbox",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const text = await response.text();
    return { status: response.status, acknowledged: text === "success", body: text.slice(0, 200) };
  } catch {
    // Not reached, or no answer in time: the same as any other answer that is not "success". A short pause keeps a refused port from spinning.
    await pause(5);
    return { status: 0, acknowledged: false, body: "" };
  }
}

function stamped(sandbox: Sandbox, row: NotificationRow): Fields {
  return { ...(JSON.parse(row.fields) as Fields), notify_time: beijingTime(sandbox.now()) };
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
