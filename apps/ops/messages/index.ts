import { en } from "./en.ts";
import { type Messages, zh } from "./zh.ts";

/** Every text of this app, by language. */
export const messages: Record<"zh" | "en", Messages> = { zh, en };
