/** What the machine must have from its distribution, and how it gets there: apt, as root or through sudo. */
import { execFile, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

export type SystemPackage = {
  apt: string;
  present: () => boolean | Promise<boolean>;
  /** What can be given instead, for the message to people whose machine we may not change. */
  instead?: string;
  /** Without it the platform runs all the same, with this less. */
  optional?: string;
};

export const systemPackages = {
  mariadb: {
    apt: "mariadb-server",
    present: () => installed("mariadbd") && installed("mariadb-install-db"),
    instead: "DATABASE_URL=mysql://user:password@host:3306/kaimu",
  },
  redis: { apt: "redis-server", present: () => installed("redis-server"), instead: "REDIS_URL=redis://host:6379" },
  nginx: { apt: "nginx", present: () => installed("nginx") },
  fonts: {
    apt: "fonts-noto-cjk",
    present: () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    optional: "tickets cannot be had as PDF",
  },
  pip: {
    apt: "python3-pip",
    present: () => succeeds("python3", ["-m", "pip", "--version"]),
    instead: "TYPESENSE_URL=http://host:8108 TYPESENSE_API_KEY=…",
    optional: "Typesense cannot be fetched: search is off",
  },
} satisfies Record<string, SystemPackage>;

/**
 * Installs what is missing. When a needed package cannot be installed, throws one message that says what to install or
 * which address to give; optional ones are only noted.
 */
export async function ensurePackages(
  wanted: SystemPackage[],
  o: { logFile: string; note: (line: string) => void },
): Promise<void> {
  const missing = await absent(wanted);
  if (missing.length === 0) return;
  const became = await becomeRoot();
  const problem = typeof became === "string" ? became : await install(missing, became, o.logFile);
  const still = await absent(missing);
  for (const { apt, optional } of still) if (optional) o.note(`${apt} is missing: ${optional}`);
  const needed = still.filter(({ optional }) => !optional);
  if (needed.length > 0) throw new Error(whatToDo(needed, problem ?? "apt-get said it had installed them"));
}

/** The words before apt-get that make it run as root, or why that cannot be. */
async function becomeRoot(): Promise<string[] | string> {
  if (!installed("apt-get")) return "this machine has no apt-get";
  if (process.getuid?.() === 0) return [];
  if (!installed("sudo")) return "not root, and there is no sudo";
  if (await succeeds("sudo", ["-n", "true"])) return ["sudo", "-n"];
  if (process.stdin.isTTY) return ["sudo"];
  return "not root, and sudo asks for a password";
}

/** Installs what it can; answers with what went wrong for the needed ones, or nothing. */
async function install(missing: SystemPackage[], asRoot: string[], logFile: string): Promise<string | undefined> {
  // Old lists name files that the mirror has no more. Should it fail, the lists there are may still do.
  await aptGet(asRoot, ["update"], logFile);
  let failed = false;
  // Apart, because one name apt does not know (another distribution) makes it install nothing at all.
  for (const optional of [false, true]) {
    const names = missing.filter((one) => Boolean(one.optional) === optional).map(({ apt }) => apt);
    if (names.length === 0) continue;
    const refused = await aptGet(asRoot, ["install", "-y", "--no-install-recommends", ...names], logFile);
    failed ||= refused && !optional;
  }
  return failed ? `apt-get failed, see ${logFile}` : undefined;
}

/** True when it failed. Waits up to five minutes for another apt or dpkg that is at work (a fresh machine's own updates). */
async function aptGet(asRoot: string[], args: string[], logFile: string): Promise<boolean> {
  const env = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"];
  const command = [...asRoot, ...env, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", ...args];
  const deadline = Date.now() + 300_000;
  mkdirSync(dirname(logFile), { recursive: true });
  for (;;) {
    appendFileSync(logFile, `\n$ ${command.join(" ")}\n`);
    const before = statSync(logFile).size;
    if (await runIn(command, logFile)) return false;
    const said = readFileSync(logFile).subarray(before).toString();
    // The lists' lock, unlike dpkg's, is not waited for by apt-get itself.
    if (!/could not get lock|unable to lock/i.test(said) || Date.now() > deadline) return true;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

/** In our own process group and with our terminal, so that sudo can ask and Ctrl-C reaches it as anywhere. */
function runIn(command: string[], logFile: string): Promise<boolean> {
  const log = openSync(logFile, "a");
  return new Promise((resolve) => {
    const child = spawn(command[0] as string, command.slice(1), { stdio: ["inherit", log, log] });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

function whatToDo(needed: SystemPackage[], why: string): string {
  const names = needed.map(({ apt }) => apt).join(" ");
  const instead = needed.flatMap(({ instead }) => instead ?? []);
  return [
    `These packages are missing and could not be installed (${why}): ${names}`,
    `Install them:  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    ...(instead.length > 0 ? [`or give the address of one that runs elsewhere:  ${instead.join(" ")} npm start`] : []),
  ].join("\n");
}

async function absent(packages: SystemPackage[]): Promise<SystemPackage[]> {
  const present = await Promise.all(packages.map((one) => one.present()));
  return packages.filter((_, index) => !present[index]);
}

/** Debian keeps servers in /usr/sbin, which an ordinary user's PATH does not have. */
function installed(program: string): boolean {
  const dirs = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/bin"];
  return dirs.some((dir) => existsSync(join(dir, program)));
}

function succeeds(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 15_000 }, (error) => resolve(!error));
  });
}
