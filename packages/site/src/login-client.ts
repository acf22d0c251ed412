import type { Refusal } from "@kaimu/api";
import { tellProgress } from "./challenge/progress.ts";
import { solve } from "./challenge/solve.ts";
import { refusalOfCode } from "./refusal-of-code.ts";

/** What a person types, by the way he logs in. */
export type Login =
  | { way: "phone-code"; phone: string; code: string }
  | { way: "mail-password"; mail: string; password: string };

/** Logs in on this site; undefined when it worked (the cookie is set: load the next page), else why not. */
export async function login({ way, ...fields }: Login): Promise<Refusal | undefined> {
  try {
    let error = await tryOnce(way, fields);
    const [code, challenge = "", bits, puzzles] = error?.split(" ") ?? [];
    if (code === "CHALLENGE_REQUIRED") {
      const proof = await solve({ challenge, bits: Number(bits), puzzles: Number(puzzles) }, tellProgress);
      tellProgress(undefined);
      error = await tryOnce(way, { ...fields, proof });
    }
    return error === null ? undefined : refusalOfCode(error.split(" ")[0] ?? "");
  } catch {
    return refusalOfCode("BUSY");
  }
}

/** Why it did not work, as the form is told; null when it did. */
async function tryOnce(way: string, fields: Record<string, string>): Promise<string | null> {
  const url = await post(`callback/${way}`, fields);
  // A token for the form that another tab has replaced meanwhile is refused by a redirect without an error.
  return url.searchParams.has("csrf") ? "BUSY" : url.searchParams.get("error");
}

/** Takes the session's cookie from this browser; false when that could not be done. */
export async function logout(): Promise<boolean> {
  return post("signout", {}).then(
    (url) => !url.searchParams.has("csrf"),
    () => false,
  );
}

/** One POST to next-auth as its own client makes it, and the address it answers with. */
async function post(action: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" });
  const answer = await fetch(`/api/auth/${action}`, { method: "POST", body });
  return new URL(((await answer.json()) as { url: string }).url, location.href);
}
