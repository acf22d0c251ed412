/** A private MariaDB with one database and one user, set up as production is: utf8mb4, UTC, READ COMMITTED, durable. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Child, type ChildOptions, startChild, waitFor } from "./child.ts";
import { firstAnswer, requireFree } from "./ports.ts";

/**
 * Starts MariaDB on 127.0.0.1 with its data in `dir/data` (made on first use) and answers when it accepts logins.
 * The user may do everything in databases whose name begins with the database's own, so that tests can make more.
 * The server's root logs in through the socket only, and only as the system user who started it.
 *
 * @param o.password letters, digits, `-` and `_` only: it stands in SQL and in a URL as it is
 * @param o.bufferPool InnoDB's memory, "512M" unless told; a test does well with "128M"
 */
export async function startMariadb(o: {
  dir: string;
  port: number;
  database?: string;
  user?: string;
  password?: string;
  bufferPool?: string;
  logFile?: string;
  born?: ChildOptions["born"];
}): Promise<Child & { url: string }> {
  const { database = "kaimu", user = "kaimu", password = "kaimu", bufferPool = "512M" } = o;
  if (![database, user, password].every((word) => /^[\w-]+$/.test(word)))
    throw new Error("MariaDB: database, user and password may have letters, digits, - and _ only");
  await requireFree(o.port, "MariaDB");
  const data = join(o.dir, "data");
  const logFile = o.logFile ?? join(o.dir, "mariadb.log");
  if (!existsSync(data)) await install(o.dir, data);
  const initFile = join(o.dir, "init.sql");
  writeFileSync(initFile, accounts({ database, user, password }), { mode: 0o600 });

  const child = await startChild({
    command: serverCommand("mariadbd"),
    args: [
      ...["--no-defaults", `--datadir=${data}`, `--port=${o.port}`, "--bind-address=127.0.0.1"],
      // Relative to the data folder: an absolute path may be longer than the 107 bytes a socket's name can have.
      ...["--socket=mariadb.sock", "--pid-file=mariadb.pid", `--init-file=${initFile}`, ...asRoot()],
      ...["--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci", "--default-time-zone=+00:00"],
      ...["--transaction-isolation=READ-COMMITTED", "--innodb-flush-log-at-trx-commit=1"],
      ...[`--innodb-buffer-pool-size=${bufferPool}`, "--max-connections=300", "--innodb-lock-wait-timeout=10"],
      // Probes that only wait for the greeting must not get this host blocked.
      ...["--skip-name-resolve", "--max-connect-errors=4294967295", "--skip-log-bin"],
    ],
    logFile,
    born: o.born,
    graceMs: 10_000,
  });
  await waitFor(child, {
    name: "MariaDB",
    // The greeting comes after the init file has run. An error packet (0xff) is not a greeting.
    ready: async () => ((await firstAnswer("127.0.0.1", o.port)) ?? "").charCodeAt(4) === 10,
    withinMs: 60_000,
    logFile,
  });
  return { ...child, url: `mysql://${user}:${password}@127.0.0.1:${o.port}/${database}` };
}

/** Makes the data folder under another name and renames it when complete: a start cut short leaves no half of it. */
async function install(dir: string, data: string): Promise<void> {
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  await promisify(execFile)(serverCommand("mariadb-install-db"), [
    ...["--no-defaults", `--datadir=${unfinished}`, "--skip-test-db", ...asRoot()],
    ...["--auth-root-authentication-method=socket", `--auth-root-socket-user=${userInfo().username}`],
  ]);
  renameSync(unfinished, data);
}

/** Runs at every start, one statement a line (the init file's rule); sets the password again when it was changed. */
function accounts(o: { database: string; user: string; password: string }): string {
  const who = `'${o.user}'@'127.0.0.1'`;
  return [
    `CREATE DATABASE IF NOT EXISTS \`${o.database}\`;`,
    `CREATE USER IF NOT EXISTS ${who};`,
    `ALTER USER ${who} IDENTIFIED BY '${o.password}';`,
    `GRANT ALL ON \`${o.database.replaceAll("_", "\\_")}%\`.* TO ${who};`,
    "",
  ].join("\n");
}

function asRoot(): string[] {
  return process.getuid?.() === 0 ? ["--user=root"] : [];
}

/** Debian keeps the server in /usr/sbin, which an ordinary user's PATH does not have. */
function serverCommand(name: string): string {
  return ["/usr/sbin", "/usr/bin", "/usr/local/bin"].map((dir) => join(dir, name)).find(existsSync) ?? name;
}
