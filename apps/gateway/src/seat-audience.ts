import type { Socket } from "node:net";
import { type Context, changesSince, type UnitChange, type UnitWatcher, unitStates } from "@kaimu/api";
import { event, tellEach } from "./stream.ts";

/** Changes of this long go out together: of a unit that changed twice only the last is told. */
const gatherMs = 300;
/** What was sent last is kept for who comes back or comes in between: half a minute of a busy sale. */
const sendingsKept = 100;
/** A viewer who has not taken this much is not reading; what he misses must not gather here. */
const backlogAtMost = 64 * 1024;

/** Everyone in this process who looks at one performance. What they are told is put together once and written to each as it is. */
export interface Audience {
  /**
   * Brings a viewer from the version he has to now and keeps him told; throws when the states cannot be read. A viewer is his connection,
   * after the head of the answer: bytes go there as they are, without what a response does to each of them.
   */
  join(viewer: Socket, from: number): Promise<void>;
  leave(viewer: Socket): void;
  /** A line to everyone who has heard nothing for this long. */
  keepAlive(quietMs: number): void;
  close(): void;
}

/** One thing that was told, ready to be written; `version` is that of the page after it. */
interface Sending {
  version: number;
  bytes: Buffer;
}

export function openAudience(o: {
  /** Which says whose units the viewers may see. */
  ctx: Context;
  watcher: UnitWatcher;
  performanceId: string;
  /** Told to viewers who must be let go. */
  goodbye: Buffer;
}): Audience {
  const { ctx, watcher, performanceId, goodbye } = o;
  const viewers = new Set<Socket>();
  const gathered = new Map<number, number>();
  let newest = 0;
  /** `sent` holds everything that was told after version `since`. */
  let sent: Sending[] = [];
  let since = Number.POSITIVE_INFINITY;
  let lastSentAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let [sending, startOver, closed] = [false, false, false];
  let snapshot: { at: number; of: Promise<Sending> } | undefined;

  const stopWatching = watcher.watch(performanceId, (change) => hear(change));
  // Whatever is read after the watch began misses nothing that the watch tells.
  const ready = stopWatching.then(() => allStates()).then((all) => void (since = all.version));
  ready.catch(() => undefined);

  function hear({ version, units }: UnitChange): void {
    if (units === "reset") {
      [startOver, snapshot, since, sent] = [true, undefined, Number.POSITIVE_INFINITY, []];
      gathered.clear();
    } else {
      newest = version;
      for (const [unit, state] of units) gathered.set(unit, state);
    }
    sendSoon();
  }

  function sendSoon(): void {
    if (timer || sending || closed || (!startOver && gathered.size === 0)) return;
    timer = setTimeout(() => void send(), Math.max(0, lastSentAt + gatherMs - Date.now()));
  }

  async function send(): Promise<void> {
    [timer, sending, lastSentAt] = [undefined, true, Date.now()];
    try {
      const next = startOver ? await beginAnew() : changes();
      await writeToAll(next.bytes);
    } catch (error) {
      ctx.log.warn({ err: error, performanceId }, "seat events broke off");
      for (const viewer of viewers) viewer.end(goodbye);
    }
    sending = false;
    sendSoon();
  }

  /** All states once for everybody. Changes heard meanwhile wait their turn; pages drop those that are in it already. */
  async function beginAnew(): Promise<Sending> {
    startOver = false;
    const all = await allStates();
    since = all.version;
    return all;
  }

  function changes(): Sending {
    const one = { version: newest, bytes: event("delta", { version: newest, units: [...gathered] }) };
    gathered.clear();
    sent.push(one);
    if (sent.length > sendingsKept) since = sent.shift()?.version ?? since;
    return one;
  }

  const writeToAll = (bytes: Buffer) => tellEach(viewers, (viewer) => tell(viewer, bytes));

  function tell(viewer: Socket, bytes: Buffer): void {
    viewer.write(bytes);
    // His page notices, asks for all states, and tries the stream again later.
    if (viewer.writableLength > backlogAtMost) viewer.destroy();
  }

  /** All states now; who asks within the same moment gets the same ones, and the changes since. */
  function allStates(): Promise<Sending> {
    if (!snapshot || Date.now() - snapshot.at > gatherMs) {
      const of = unitStates(ctx, performanceId).then(({ version, planVersion, states }) => ({
        version,
        bytes: event("reset", { version, planVersion, states: states.toString("base64") }),
      }));
      snapshot = { at: Date.now(), of };
    }
    return snapshot.of;
  }

  /** What brings a page from a version to a later one. */
  async function catchUp(from: number): Promise<Sending> {
    if (from >= since && from <= Math.max(since, newest)) return { version: from, bytes: Buffer.alloc(0) };
    const missed = await changesSince(ctx, performanceId, from);
    if (!missed || missed.some(({ units }) => units === "reset")) return allStates();
    const version = missed.at(-1)?.version ?? from;
    return { version, bytes: Buffer.concat(missed.map((change) => event("delta", change))) };
  }

  return {
    async join(viewer, from) {
      await ready;
      const start = await catchUp(from);
      if (viewer.destroyed || closed) return;
      // In one go: what is sent from here on he hears with the others.
      if (start.bytes.length > 0) viewer.write(start.bytes);
      for (const { version, bytes } of sent) if (version > start.version) viewer.write(bytes);
      viewers.add(viewer);
    },
    leave: (viewer) => void viewers.delete(viewer),
    keepAlive(quietMs) {
      if (sending || Date.now() - lastSentAt < quietMs) return;
      lastSentAt = Date.now();
      void writeToAll(Buffer.from(":\n\n"));
    },
    close() {
      closed = true;
      clearTimeout(timer);
      stopWatching.then((stop) => stop()).catch(() => undefined);
    },
  };
}
