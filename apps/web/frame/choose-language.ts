"use server";
import { cookies } from "next/headers";

/** Keeps the language a reader has chosen, for a year. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const wanted = form.get("locale") === "en" ? "en" : "zh";
  const year = 365 * 86_400;
  (await cookies()).set("kaimu.locale", wanted, { path: "/", maxAge: year, sameSite: "lax" });
}
