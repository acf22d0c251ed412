"use client";
import { logout } from "@kaimu/site/client";
import { Button, ErrorNote, type Locale } from "@kaimu/ui";
import { useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";

/** Signs out here, or on every device; the latter asks once. */
export function SignOut({ locale }: { locale: Locale }) {
  const t = messagesOf(locale).account;
  const asking = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState<"here" | "everywhere" | null>(null);
  const [failed, setFailed] = useState(false);

  const leave = async (where: "here" | "everywhere") => {
    setBusy(where);
    setFailed(false);
    try {
      if (where === "everywhere") await calls.identity.endSessions.mutate();
      if (!(await logout()) && where === "here") throw new Error("still signed in");
      location.assign("/");
    } catch {
      setBusy(null);
      setFailed(true);
      asking.current?.close();
    }
  };
  return (
    <div className="grid gap-4">
      {failed && <ErrorNote text={t.failed} />}
      <div className="flex flex-wrap gap-3">
        <Button tone="quiet" onClick={() => leave("here")} busy={busy === "here"} disabled={busy !== null}>
          {t.signOut}
        </Button>
        <Button tone="danger" onClick={() => asking.current?.showModal()} disabled={busy !== null}>
          {t.signOutAll}
        </Button>
      </div>
      <dialog
        ref={asking}
        aria-labelledby="leave-ask"
        className="m-auto max-w-[min(26rem,calc(100vw-2rem))] rounded-card bg-sheet p-6 text-ink ring-1 ring-line backdrop:bg-black/55"
      >
        <p id="leave-ask" className="text-lg">
          {t.signOutAllText}
        </p>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button tone="quiet" onClick={() => asking.current?.close()} disabled={busy !== null}>
            {t.signOutAllNo}
          </Button>
          <Button tone="danger" onClick={() => leave("everywhere")} busy={busy === "everywhere"}>
            {t.signOutAllYes}
          </Button>
        </div>
      </dialog>
    </div>
  );
}
