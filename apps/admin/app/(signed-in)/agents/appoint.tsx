"use client";

import type { Locale } from "@kaimu/site/locale";
import { useChange } from "@kaimu/site/staff";
import { Button, ErrorNote, hundredthsOf } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import { admin } from "../shows/admin-client.ts";
import { FormPart, TextInput } from "../shows/form-fields.tsx";

/** Appoints an agent by its code, or agrees with it on another commission. */
export function Appoint({ organizerId, locale }: { organizerId: string; locale: Locale }) {
  const words = messages[locale].agency;
  const [code, setCode] = useState("");
  const [rate, setRate] = useState("");
  const [said, setSaid] = useState<"wrong" | "agreed">();
  const { change, busy, refusal } = useChange();

  async function agree() {
    const permyriad = hundredthsOf(rate);
    if (permyriad === undefined || permyriad > 5_000) return setSaid("wrong");
    setSaid(undefined);
    await change(async () => {
      await admin.agency.appoint.mutate({ organizerId, code, permyriad });
      setSaid("agreed");
    });
  }

  return (
    <div className="max-w-2xl pt-8">
      <FormPart title={words.appoint} lead={words.appointLead}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextInput label={words.code} value={code} maxLength={20} onText={(text) => setCode(text.trim())} />
          <TextInput label={words.permyriad} value={rate} maxLength={6} onText={(text) => setRate(text.trim())} />
        </div>
        {said === "wrong" && <ErrorNote text={words.rateWrong} />}
        {refusal && <ErrorNote text={refusal[locale]} />}
        <div className="flex items-center gap-3">
          <Button tone="quiet" busy={busy} disabled={code === "" || rate === ""} onClick={agree}>
            {words.agree}
          </Button>
          <span role="status" className="text-good">
            {said === "agreed" && !busy && words.agreed}
          </span>
        </div>
      </FormPart>
    </div>
  );
}
