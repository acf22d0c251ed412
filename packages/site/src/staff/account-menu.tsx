"use client";

import type { AdminRouter, Refusal } from "@kaimu/api";
import { Button, ErrorNote, Icon } from "@kaimu/ui";
import { useState } from "react";
import { createBrowserClient, logout, refusalOfClient, refusalOfCode } from "../client.ts";
import type { Locale } from "../locale-of.ts";

export interface AccountTexts {
  account: string;
  signOut: string;
  signOutEverywhere: string;
  everywhereMeans: string;
}

/** Who is signed in, and the two ways to end that: here, or on every device at once. */
export function AccountMenu({ name, locale, texts }: { name: string; locale: Locale; texts: AccountTexts }) {
  const [busy, setBusy] = useState<"here" | "everywhere">();
  const [refusal, setRefusal] = useState<Refusal>();

  async function leave(where: "here" | "everywhere") {
    setBusy(where);
    setRefusal(undefined);
    try {
      // Every staff router has this procedure; the gateway picks the router by the site it was asked on.
      if (where === "everywhere") await createBrowserClient<AdminRouter>().identity.endSessions.mutate();
      // An ended session's cookie is good for nothing, so that it need not be gone.
      if ((await logout()) || where === "everywhere") return window.location.assign("/login");
      setRefusal(refusalOfCode("BUSY"));
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(undefined);
  }

  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        title={texts.account}
        className="flex min-h-touch min-w-0 items-center gap-2 rounded-control px-3 text-sm text-ink-2 hover:bg-sunk hover:text-ink"
      >
        <Icon name="person" title={texts.account} />
        <span className="max-w-40 truncate max-sm:hidden">{name}</span>
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-15 right-4 m-0 w-76 max-w-[calc(100vw-2rem)] rounded-card border border-line-strong bg-sheet p-4 text-ink shadow-lg"
      >
        <p className="truncate pb-3 font-semibold">{name}</p>
        <div className="grid gap-3 border-t border-line pt-4">
          {refusal && <ErrorNote text={refusal[locale]} />}
          <Button tone="quiet" busy={busy === "here"} disabled={busy !== undefined} onClick={() => leave("here")}>
            {texts.signOut}
          </Button>
          <Button
            tone="danger"
            busy={busy === "everywhere"}
            disabled={busy !== undefined}
            onClick={() => leave("everywhere")}
          >
            {texts.signOutEverywhere}
          </Button>
          <p className="text-sm text-ink-2">{texts.everywhereMeans}</p>
        </div>
      </div>
    </>
  );
}
