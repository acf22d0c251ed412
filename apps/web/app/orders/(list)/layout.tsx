import { requireSignIn } from "@kaimu/site/server";
import type { ReactNode } from "react";

/** Asks who it is before anything of the page is sent, so that the way to the login is a plain redirect. */
export default async function SignedIn({ children }: { children: ReactNode }) {
  await requireSignIn("buyer", "/orders");
  return children;
}
