"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { Button } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { Choice, TextInput } from "../form-fields.tsx";
import type { PlanChange, Stock } from "../shapes.ts";
import { type Action, actions, type Effect, effectOf, type Meant } from "./change-effect.ts";
import { figure, poolName, tierName } from "./names.ts";
import { rangesOf, type StockUnits } from "./stock-units.ts";

/** What to do with the chosen places, what that would mean, and the button that does it, with its numbers written on it. */
export function ChangePanel(o: {
  stock: Stock;
  of: StockUnits;
  meant: Meant;
  busy: boolean;
  onDrop: (units: number[]) => void;
  onChange: (change: PlanChange) => void;
  locale: Locale;
}) {
  const { stock, of, meant, locale } = o;
  const words = messages[locale].stock;
  const [action, setAction] = useState<Action>("block");
  const [reason, setReason] = useState("");
  const [pool, setPool] = useState("");
  const [tier, setTier] = useState("");
  const toPool = stock.pools.find(({ code }) => code === pool) ?? stock.pools[0];
  const effect = effectOf(action, meant, of, (from) => {
    const channels = stock.pools[from]?.channels ?? [];
    return channels.every((channel) => toPool?.channels.includes(channel));
  });
  const toTier = stock.tiers.find(({ code }) => code === tier);
  const target = action === "pool" ? poolName(toPool, locale) : tierName(toTier ?? stock.tiers[0], locale);
  const sentences = sentencesOf(action, effect, target, meant, locale);
  const ready = effect.touched > 0 && effect.refused.length === 0 && (action !== "block" || reason.trim() !== "");
  const button = words.apply[action].replace("{count}", figure(effect.touched));

  function apply() {
    const chosen =
      "units" in meant
        ? { ranges: rangesOf(meant.units) }
        : {
            tier: stock.tiers[meant.tier]?.code ?? "",
            pool: stock.pools[meant.pool]?.code ?? "",
            count: effect.touched,
          };
    if (action === "block") o.onChange({ kind: "block", chosen, reason: reason.trim() });
    if (action === "free") o.onChange({ kind: "free", chosen, ...(toTier ? { tier: toTier.code } : {}) });
    if (action === "pool") o.onChange({ kind: "pool", chosen, pool: toPool?.code ?? "" });
    if (action === "tier") o.onChange({ kind: "tier", chosen, tier: (toTier ?? stock.tiers[0])?.code ?? "" });
  }

  return (
    <div className="grid gap-4">
      <Choice label={words.action} value={action} onText={(next) => setAction(next as Action)}>
        {actions.map((one) => (
          <option key={one} value={one}>
            {words.actions[one]}
          </option>
        ))}
      </Choice>
      {action === "block" && (
        <TextInput label={words.reason} hint={words.reasonHint} maxLength={60} value={reason} onText={setReason} />
      )}
      {action === "pool" && (
        <Choice label={words.toPool} value={toPool?.code ?? ""} onText={setPool}>
          {stock.pools.map((one) => (
            <option key={one.code} value={one.code}>
              {poolName(one, locale)}
            </option>
          ))}
        </Choice>
      )}
      {(action === "tier" || action === "free") && (
        <Choice
          label={action === "tier" ? words.toTier : words.freeTier}
          value={toTier?.code ?? (action === "tier" ? (stock.tiers[0]?.code ?? "") : "")}
          onText={setTier}
        >
          {action === "free" && <option value="">{words.sameTier}</option>}
          {stock.tiers.map((one) => (
            <option key={one.code} value={one.code}>
              {tierName(one, locale)}
            </option>
          ))}
        </Choice>
      )}
      <div role="status" className="grid gap-1 text-sm">
        {sentences.map((sentence) => (
          <p key={sentence} className="tabular">
            {sentence}
          </p>
        ))}
        {effect.refused.length > 0 && (
          <div>
            <Button tone="quiet" className="mt-1 px-3 text-sm" onClick={() => o.onDrop(effect.refused)}>
              {words.dropRefused.replace("{count}", figure(effect.refused.length))}
            </Button>
          </div>
        )}
      </div>
      {ready ? (
        <div>
          <AskFirst
            button={button}
            tone={action === "block" ? "danger" : "quiet"}
            title={words.ask[action]}
            text={sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
            yes={button}
            no={words.cancel}
            busy={o.busy}
            onYes={apply}
          />
        </div>
      ) : (
        <div>
          <Button disabled tone="quiet" className="px-3 text-sm">
            {button}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The effect in words, one fact a sentence. */
function sentencesOf(action: Action, effect: Effect, target: string, meant: Meant, locale: Locale): string[] {
  const { effect: words, ...texts } = messages[locale].stock;
  const chosen = "units" in meant ? meant.units.length : meant.count;
  if (chosen === 0) return [texts.nothing];
  const say = (sentence: string, count: number) =>
    sentence.replace("{count}", figure(count)).replace("{target}", target);
  return [
    ...("count" in meant && meant.count > effect.touched ? [say(words.fewer, effect.touched)] : []),
    effect.touched > 0 ? say(words[action], effect.touched) : words.none,
    ...(effect.ended > 0 ? [say(words.ended, effect.ended)] : []),
    ...(effect.refused.length > 0 ? [say(words.refused, effect.refused.length)] : []),
    ...(action === "pool" && "units" in meant && effect.counts.sold > 0 ? [say(words.kept, effect.counts.sold)] : []),
  ];
}
