/** A private Nginx: the configuration of `infra/nginx`, with one machine's addresses filled in. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Child, type ChildOptions, startChild, waitFor } from "./child.ts";
import { firstAnswer, requireFree } from "./ports.ts";

const templates = fileURLToPath(new URL("../../infra/nginx", import.meta.url));

export type Audience = {
  name: "web" | "admin" | "ops";
  /** The port of 127.0.0.1 Nginx listens on. */
  port: number;
  /** The audience's public origin, such as http://127.0.0.1:3000. */
  origin: string;
  /** The port of the Next app behind. */
  appPort: number;
};

/** Starts Nginx with everything it writes in `dir`; answers when every audience's /healthz does. Its page cache starts empty. */
export async function startNginx(o: {
  dir: string;
  gatewayPort: number;
  audiences: Audience[];
  logFile?: string;
  born?: ChildOptions["born"];
}): Promise<Child> {
  for (const { port, name } of o.audiences) await requireFree(port, `Nginx (${name})`);
  // Pages of an older build must not outlive it.
  rmSync(join(o.dir, "cache"), { recursive: true, force: true });
  const conf = render(o);
  const logFile = o.logFile ?? join(o.dir, "nginx.log");
  const child = await startChild({
    command: existsSync("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx",
    args: ["-p", o.dir, "-c", conf, "-g", "daemon off;"],
    logFile,
    born: o.born,
    stopSignal: "SIGQUIT",
    graceMs: 2_000,
  });
  await waitFor(child, {
    name: "Nginx",
    ready: async () => {
      const request = "GET /healthz HTTP/1.0\r\n\r\n";
      const answers = await Promise.all(o.audiences.map(({ port }) => firstAnswer("127.0.0.1", port, request)));
      return answers.every((answer) => answer?.includes(" 200 "));
    },
    withinMs: 10_000,
    logFile,
  });
  return child;
}

/** Writes the configuration into `dir/conf` and answers with its main file. */
function render(o: { dir: string; gatewayPort: number; audiences: Audience[] }): string {
  const confDir = join(o.dir, "conf");
  rmSync(confDir, { recursive: true, force: true });
  mkdirSync(confDir, { recursive: true });
  for (const file of ["to-gateway.conf", "to-app.conf", "headers.conf"])
    copyFileSync(join(templates, file), join(confDir, file));
  cpSync(join(templates, "pages"), join(confDir, "pages"), { recursive: true });
  const common = {
    CONF_DIR: confDir,
    STATE_DIR: o.dir,
    // Workers of another user could not reach a folder below /root.
    USER_LINE: process.getuid?.() === 0 ? "user root;" : "",
    GATEWAY_SERVERS: `server 127.0.0.1:${o.gatewayPort};`,
  };
  for (const audience of o.audiences) {
    const own = {
      AUDIENCE: audience.name,
      LISTEN: `127.0.0.1:${audience.port}`,
      ORIGIN: audience.origin,
      HOST: new URL(audience.origin).host,
      APP_SERVERS: `server 127.0.0.1:${audience.appPort};`,
    };
    const text = fill("audience.conf.template", { ...common, ...own });
    writeFileSync(join(confDir, `audience-${audience.name}.conf`), text);
  }
  const main = join(confDir, "nginx.conf");
  writeFileSync(main, fill("nginx.conf.template", common));
  return main;
}

function fill(template: string, values: Record<string, string>): string {
  return readFileSync(join(templates, template), "utf8").replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}: no value for ${name}`);
    return value;
  });
}
