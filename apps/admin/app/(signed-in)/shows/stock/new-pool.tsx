"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { Choice, FormPart, TextInput } from "../form-fields.tsx";
import type { PlanChange, Stock } from "../shapes.ts";

type Pool = Stock["pools"][number];
type Channel = Pool["channels"][number];

const channels: Channel[] = ["web", "h5", "app", "box_office", "agent"];
const kinds: Pool["kind"][] = ["house", "presale", "box_office", "agent", "public"];
/** Where units of a kind are usually sold; the house's nowhere. */
const usual: Record<Pool["kind"], Channel[]> = {
  public: ["web", "h5", "app"],
  presale: ["web", "h5", "app"],
  house: [],
  box_office: ["box_office"],
  agent: ["agent"],
};

/** Makes a pool to move units into. */
export function NewPool(o: {
  stock: Stock;
  busy: boolean;
  onChange: (change: PlanChange) => Promise<boolean>;
  locale: Locale;
}) {
  const { stock: words, agency: agencyWords } = messages[o.locale];
  const [code, setCode] = useState("");
  const [kind, setKind] = useState<Pool["kind"]>("house");
  const [at, setAt] = useState<Channel[]>(usual.house);
  const [agentId, setAgentId] = useState(o.stock.agents[0]?.id ?? "");
  const taken = o.stock.pools.some((pool) => pool.code === code);
  const make = async () => {
    const whose = kind === "agent" ? { agentId } : {};
    if (await o.onChange({ kind: "new-pool", code, poolKind: kind, channels: at, ...whose })) setCode("");
  };
  return (
    <FormPart title={words.newPool} lead={words.newPoolLead}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextInput
          label={words.poolCode}
          hint={words.poolCodeHint}
          value={code}
          maxLength={20}
          onText={(text) => setCode(text.toLowerCase().replace(/[^a-z0-9]/g, ""))}
        />
        <Choice
          label={words.poolKind}
          value={kind}
          onText={(next) => {
            setKind(next as Pool["kind"]);
            setAt(usual[next as Pool["kind"]]);
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {words.poolKinds[one]}
            </option>
          ))}
        </Choice>
      </div>
      {kind === "agent" && (
        <div className="grid gap-1">
          {o.stock.agents.length > 0 ? (
            <Choice label={agencyWords.whichAgent} value={agentId} onText={setAgentId}>
              {o.stock.agents.map((one) => (
                <option key={one.id} value={one.id}>
                  {o.locale === "zh" ? one.name : one.nameEn}
                </option>
              ))}
            </Choice>
          ) : (
            <p className="text-ink-2">{agencyWords.noAgentYet}</p>
          )}
        </div>
      )}
      <fieldset disabled={kind === "agent"} className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="pb-1 text-sm font-semibold text-ink-2">{words.poolChannels}</legend>
        {channels.map((channel) => (
          <label key={channel} className="inline-flex min-h-touch items-center gap-2">
            <input
              type="checkbox"
              className="size-5 accent-accent"
              checked={at.includes(channel)}
              onChange={(event) => setAt(event.target.checked ? [...at, channel] : at.filter((one) => one !== channel))}
            />
            {words.channels[channel]}
          </label>
        ))}
      </fieldset>
      <div>
        <Button
          tone="quiet"
          busy={o.busy}
          disabled={code === "" || taken || (kind === "agent" && agentId === "")}
          onClick={make}
        >
          {words.createPool}
        </Button>
      </div>
    </FormPart>
  );
}
