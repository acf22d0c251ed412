/** What the start tells while it works: a line for each step when it is done, and what it waits for when that takes long. */

export type Progress = {
  /** Runs a step and reports its time; a step that fails is named in the error. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** A line of its own: a child that died, something that had to be left out. */
  note(line: string): void;
  end(): void;
};

/** Progress on the terminal. */
export function progressOnTerminal(write: (line: string) => void = console.log): Progress {
  const under = new Map<string, number>();
  const heartbeat = setInterval(() => {
    const slow = [...under].map(([name, since]) => `${name} (${seconds(since)})`);
    if (slow.length > 0) write(`  … ${slow.join(", ")}`);
  }, 15_000).unref();
  return {
    async step(name, work) {
      const since = Date.now();
      under.set(name, since);
      try {
        const result = await work();
        write(`  ✓ ${name.padEnd(28)} ${seconds(since)}`);
        return result;
      } finally {
        under.delete(name);
      }
    },
    note: (line) => write(`  ! ${line}`),
    end: () => clearInterval(heartbeat),
  };
}

/** For tests, which have reports of their own: notes only, on stderr. */
export function quietProgress(): Progress {
  return { step: (_name, work) => work(), note: (line) => console.error(line), end() {} };
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}
