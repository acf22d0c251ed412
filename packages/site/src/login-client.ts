import type { Refusal } from "@kaimu/api";
import { refusalOfCode } from "./refusal-of-code.ts";

/** What a person types, by the way he logs in. */
export type Login =
  | { way: "phone-code"; phone: string; code: string }
  | { way: "mail-password"; mail: string; password: string };

/** Logs in on this site; undefined when it worked (the cookie is set: load the next page), else why not. */
export async function login({ way, ...fields }: Login): Promise<Refusal | undefined> {
  try {
    const url = await post(`callback/${way}`, fields);
    // A token for the form that another tab has replaced meanwhile is refused by a redirect without an error.
    if (url.searchParams.has("csrf")) return refusalOfCode("BUSY");
    const code = url.searchParams.get("error");
    return code === null ? undefined : refusalOfCode(code);
  } catch {
    return refusalOfCode("BUSY");
  }
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
