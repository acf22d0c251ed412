"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { Choice, FormPart, TextInput } from "../form-fields.tsx";
import type { PlanChange, Stock } from "../shapes.ts";
import { figure, poolName, tierName } from "./names.ts";

/** Appends places without a seat. */
export function AddPlaces(o: {
  stock: Stock;
  busy: boolean;
  onChange: (change: PlanChange) => Promise<boolean>;
  locale: Locale;
}) {
  const { stock, locale } = o;
  const words = messages[locale].stock;
  const [count, setCount] = useState("");
  const [tier, setTier] = useState(stock.tiers[0]?.code ?? "");
  const [pool, setPool] = useState("public");
  const places = Number(count);
  const inPool = stock.pools.some(({ code }) => code === pool) ? pool : (stock.pools[0]?.code ?? "");
  const add = async () => {
    if (await o.onChange({ kind: "append", tier, pool: inPool, places })) setCount("");
  };
  return (
    <FormPart title={words.append} lead={stock.seatMapId ? words.appendSeated : words.appendLead}>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextInput
          label={words.count}
          inputMode="numeric"
          value={count}
          onText={(text) => setCount(text.replace(/\D/g, "").slice(0, 5))}
        />
        <Choice label={words.tier} value={tier} onText={setTier}>
          {stock.tiers.map((one) => (
            <option key={one.code} value={one.code}>
              {tierName(one, locale)}
            </option>
          ))}
        </Choice>
        <Choice label={words.pool} value={inPool} onText={setPool}>
          {stock.pools.map((one) => (
            <option key={one.code} value={one.code}>
              {poolName(one, locale)}
            </option>
          ))}
        </Choice>
      </div>
      <div>
        <Button tone="quiet" busy={o.busy} disabled={!(places >= 1 && places <= 60_000)} onClick={add}>
          {words.appendButton.replace("{count}", figure(places))}
        </Button>
      </div>
    </FormPart>
  );
}
