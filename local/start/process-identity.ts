/**
 * Who a process is, over the recycling of pids: the kernel's start time and the boot, beside the number.
 * Without them the next start might kill a stranger that was given the pid of a child that has long ended.
 */
import { readFileSync } from "node:fs";

export type ProcessIdentity = {
  pid: number;
  /** Clock ticks since boot, field 22 of /proc/PID/stat. */
  startTime: string;
  boot: string;
};

/** The identity of a running process; undefined when there is none (or it is a zombie, which nobody need end). */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in parentheses may itself hold spaces and parentheses: count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const startTime = fields[19];
    if (fields[0] === "Z" || startTime === undefined) return undefined;
    return { pid, startTime, boot: readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim() };
  } catch {
    return undefined;
  }
}

/** Whether the very process that was recorded still runs. */
export function isStillRunning(recorded: ProcessIdentity): boolean {
  const now = identify(recorded.pid);
  return now !== undefined && now.startTime === recorded.startTime && now.boot === recorded.boot;
}
