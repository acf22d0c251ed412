import { readFileSync } from "node:fs";

/** What a process has used so far, from /proc: processor time in seconds, memory in bytes. */
export function useOf(pid: number | undefined): { cpuSeconds: number; memoryBytes: number } {
  if (pid === undefined) throw new Error("the process does not run");
  // The name in brackets may hold spaces; what follows it does not.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuSeconds: (user + system) / 100, memoryBytes: Number(resident) * 1024 };
}

/** How many files, and with them connections, a process of this session may have; Node takes the hard limit by itself. */
export function openFilesAtMost(): number {
  const line = /Max open files\s+\S+\s+(\S+)/.exec(readFileSync("/proc/self/limits", "utf8"))?.[1] ?? "0";
  return line === "unlimited" ? Number.POSITIVE_INFINITY : Number(line);
}

/** The machine's own clock in ms, the same in all threads. */
export const clockMs = (): number => Number(process.hrtime.bigint()) / 1e6;
