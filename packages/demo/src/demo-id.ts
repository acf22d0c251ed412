import { hash } from "node:crypto";

/** The same name gives the same id on every machine, in the form of a UUIDv7. */
export function demoId(name: string): string {
  const hex = hash("sha256", `kaimu demo ${name}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
