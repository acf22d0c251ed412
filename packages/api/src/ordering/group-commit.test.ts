import { describe, expect, it } from "vitest";
import { eventually, refusalCode } from "../testing/test-platform.ts";
import { type GroupLimits, groupCommit } from "./group-commit.ts";

const limits: GroupLimits = {
  ...{ mostAtOnce: 3, underWay: 1, mostWaiting: 5, busyAfterMs: 60_000, giveUpAfterMs: 60_000, gatherMs: 1 },
};

/** A group commit whose commits end when the test says so. */
function opened(more: Partial<GroupLimits> = {}, apart: (item: string) => string = (item) => item) {
  const commits: { items: string[]; end(): void; fail(error: Error): void }[] = [];
  const group = groupCommit<string, string>({
    ...limits,
    ...more,
    apart,
    commit: (items) =>
      new Promise((resolve, reject) => {
        const end = () => resolve(items.map((item) => ({ status: "fulfilled", value: `${item} done` })));
        commits.push({ items, end, fail: reject });
      }),
  });
  const commit = (n: number) => eventually(async () => commits[n]);
  return { group, commits, commit };
}

describe("items that arrive together", () => {
  it("go in one commit, those that come meanwhile in the next, and each hears of its own", async () => {
    const { group, commit } = opened();
    const first = [group.add("a"), group.add("b")];
    expect((await commit(0)).items).toEqual(["a", "b"]);
    const second = ["c", "d", "e", "f"].map((item) => group.add(item));
    (await commit(0)).end();
    expect(await Promise.all(first)).toEqual(["a done", "b done"]);
    expect((await commit(1)).items).toEqual(["c", "d", "e"]);
    (await commit(1)).end();
    expect((await commit(2)).items).toEqual(["f"]);
    (await commit(2)).end();
    expect(await Promise.all(second)).toEqual(["c done", "d done", "e done", "f done"]);
  });

  it("of one owner are never in commits at the same time, and hold up nobody else", async () => {
    const { group, commit, commits } = opened({ underWay: 2 }, (item) => item[0] ?? "");
    const all = ["a1", "a2", "b1"].map((item) => group.add(item));
    expect((await commit(0)).items).toEqual(["a1", "b1"]);
    all.push(group.add("c1"));
    expect((await commit(1)).items).toEqual(["c1"]);
    (await commit(1)).end();
    await all[3];
    expect(commits).toHaveLength(2);
    (await commit(0)).end();
    expect((await commit(2)).items).toEqual(["a2"]);
    (await commit(2)).end();
    expect(await Promise.all(all)).toEqual(["a1 done", "a2 done", "b1 done", "c1 done"]);
  });

  it("all hear when their commit fails as a whole, and the next ones go on", async () => {
    const { group, commit } = opened();
    const failed = ["a", "b"].map((item) => group.add(item));
    (await commit(0)).fail(new Error("gone"));
    expect((await Promise.allSettled(failed)).map((one) => one.status)).toEqual(["rejected", "rejected"]);
    const next = group.add("c");
    (await commit(1)).end();
    expect(await next).toBe("c done");
  });
});

describe("a line that is too long", () => {
  it("turns newcomers away at once, and takes them again when it has become shorter", async () => {
    const { group, commit } = opened();
    const first = group.add("a");
    const slow = await commit(0);
    const waiting = ["b", "c", "d", "e", "f"].map((item) => group.add(item));
    const refused = (() => {
      try {
        group.requireRoom();
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toMatchObject({ code: "BUSY", facts: { retryAfterSeconds: 2 } });
    expect(await refusalCode(Promise.resolve().then(() => group.add("g")))).toBe("BUSY");
    slow.end();
    await first;
    (await commit(1)).end();
    group.requireRoom();
    (await commit(2)).end();
    expect(await Promise.all(waiting)).toHaveLength(5);
  });

  it("turns away whoever would wait behind one that has waited long", async () => {
    const { group, commit } = opened({ busyAfterMs: 20 });
    void group.add("a");
    await commit(0);
    void group.add("b");
    await eventually(async () => (await refusalCode(Promise.resolve().then(() => group.requireRoom()))) === "BUSY");
  });

  it("lets nobody wait longer than is announced, and writes nothing for him afterwards", async () => {
    const { group, commit } = opened({ giveUpAfterMs: 30 });
    const first = group.add("a");
    const slow = await commit(0);
    expect(await refusalCode(group.add("b"))).toBe("BUSY");
    slow.end();
    expect(await first).toBe("a done");
    const next = group.add("c");
    expect((await commit(1)).items).toEqual(["c"]);
    (await commit(1)).end();
    await next;
  });
});
