export type Tools = { node: string; pnpm: string };
export function ensureTools(): Promise<Tools>;
export function ensureDependencies(tools: Tools, options?: { output?: "inherit" | "ignore" | number }): Promise<void>;
export function environmentWith(tools: Tools): Record<string, string>;
