import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnv } from "@kaimu/api";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const infra = join(import.meta.dirname, "../infra");
interface Service {
  command?: string[];
  env_file?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: string[] | Record<string, unknown>;
}
const compose = parse(readFileSync(join(infra, "compose.yaml"), "utf8"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const example = readFileSync(join(infra, "compose.env.example"), "utf8");
const listed = new Set([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));

/** What a process asks for, by its own complaint about an empty environment. */
function asked(): string[] {
  try {
    readEnv({});
    return [];
  } catch (error) {
    return [...(error as Error).message.matchAll(/([A-Z_]+) is missing/g)].map(([, name = ""]) => name);
  }
}

describe("the compose file", () => {
  it("gives every process of ours each variable it asks for", () => {
    const ours = Object.entries(compose.services).filter(([, service]) => service.env_file);
    expect(ours.map(([name]) => name)).toEqual(["gateway", "worker", "web", "admin", "ops"]);
    for (const [name, service] of ours) {
      const missing = asked().filter((variable) => !listed.has(variable) && !(variable in (service.environment ?? {})));
      expect([name, missing]).toEqual([name, []]);
    }
  });

  it("waits for, mounts and runs only what there is", () => {
    for (const service of Object.values(compose.services)) {
      const needs = Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {});
      for (const need of needs) expect(Object.keys(compose.services)).toContain(need);
      for (const volume of service.volumes ?? []) {
        const from = volume.split(":")[0] ?? "";
        expect(from.startsWith(".") ? existsSync(join(infra, from)) : from in compose.volumes).toBe(true);
      }
      const file = service.command?.find((word) => word.startsWith("apps/"));
      if (file) expect(existsSync(join(infra, "..", file))).toBe(true);
    }
  });

  it("lists every variable it reads from its env file", () => {
    const text = readFileSync(join(infra, "compose.yaml"), "utf8");
    for (const [, name = ""] of text.matchAll(/\$\{([A-Z_]+):\?\}/g)) expect(listed).toContain(name);
  });
});
