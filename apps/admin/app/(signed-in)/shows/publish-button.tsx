"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { Button, ErrorNote } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { admin } from "./admin-client.ts";

/** Publishes all drafts of an event; its words say how many. The page it ends on shows the sale. */
export function PublishButton(o: { eventId: string; label: string; ready: boolean; locale: Locale }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function publish() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await admin.catalogue.publish.mutate({ eventId: o.eventId });
      router.push(`/shows/${o.eventId}`);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOfClient(error));
      setBusy(false);
      // What is missing may have changed since the page was drawn.
      router.refresh();
    }
  }

  return (
    <div className="grid gap-3">
      {refusal && <ErrorNote text={refusal[o.locale]} />}
      <div>
        <Button busy={busy} disabled={!o.ready} onClick={publish}>
          {o.label}
        </Button>
      </div>
    </div>
  );
}
