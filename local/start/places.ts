/** Where things are: the repo, and the private folder of one platform (data, logs, what runs). */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Tools are shared by all platforms of this checkout; only data is a platform's own. */
export const toolsDir = join(root, ".kaimu", "tools");

export type Places = ReturnType<typeof placesIn>;

/** The folders and files of the platform whose private folder is `dir`. */
export function placesIn(dir: string) {
  const run = join(dir, "run");
  return {
    dir,
    run,
    data: (part: string) => join(dir, part),
    log: (name: string) => join(dir, "logs", `${name}.log`),
    /** What `--reset` removes, name by name: the folder may be one that somebody gave. */
    ownData: [
      ...[
        "mariadb",
        "redis",
        "redis-cluster",
        "typesense",
        "nginx",
        "inngest",
        "payment",
        "mailbox",
        "invoicing",
        "logs",
      ],
      ...["secrets.json", "ports.json"],
    ],
    secrets: join(dir, "secrets.json"),
    ports: join(dir, "ports.json"),
    launcher: join(run, "launcher.json"),
    processes: join(run, "processes.json"),
    environment: join(run, "environment.json"),
  };
}
