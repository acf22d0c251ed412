import { cookies, headers } from "next/headers";
import { type Locale, preferred } from "./locale-of.ts";

export type { Locale };

/** The language of this request's page: the cookie kaimu.locale, else the browser's first of ours, else Chinese. */
export async function locale(): Promise<Locale> {
  const chosen = (await cookies()).get("kaimu.locale")?.value;
  if (chosen === "zh" || chosen === "en") return chosen;
  return preferred((await headers()).get("accept-language"));
}
