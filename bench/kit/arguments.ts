/** What `npm run bench -- …` was told. */
export interface Asked {
  only: string[] | undefined;
  quick: boolean;
  seed: number;
  writeDocs: boolean;
  repeats: number;
}

export const usage = `npm run bench [-- --only a,b] [--quick] [--seed N] [--repeats N] [--write-docs]
  --only        these benches and no others
  --quick       small and once: shows that everything works, its figures mean little
  --seed        what is drawn by lot is drawn the same way again
  --write-docs  writes tables and plots into docs/performance.md`;

/** Throws, with the usage, on anything it does not know. */
export function askedFor(args: string[]): Asked {
  const asked: Asked = { only: undefined, quick: false, seed: 20_261_127, writeDocs: false, repeats: 0 };
  for (let i = 0; i < args.length; i++) {
    const value = () => args[++i] ?? "";
    if (args[i] === "--only") asked.only = value().split(",");
    else if (args[i] === "--quick") asked.quick = true;
    else if (args[i] === "--seed") asked.seed = Number(value());
    else if (args[i] === "--repeats") asked.repeats = Number(value());
    else if (args[i] === "--write-docs") asked.writeDocs = true;
    else throw new Error(`unknown: ${args[i]}\n${usage}`);
  }
  if (!Number.isInteger(asked.seed) || !Number.isInteger(asked.repeats)) throw new Error(usage);
  asked.repeats ||= asked.quick ? 1 : 3;
  return asked;
}
