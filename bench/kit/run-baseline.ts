import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A server of baselines/ in a process of its own, as the gateway is; it says its port when it is ready. */
export async function runBaseline(file: string, args: string[]): Promise<{ origin: string; stop(): void }> {
  const path = fileURLToPath(new URL(`../baselines/${file}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    ...{ stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production" } },
  });
  const [port] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(`${file} did not start`))),
  ]);
  return { origin: `http://127.0.0.1:${String(port).trim()}`, stop: () => void child.kill("SIGTERM") };
}
