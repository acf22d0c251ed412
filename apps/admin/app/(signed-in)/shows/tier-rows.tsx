"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button, Icon } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { Choice, TextInput } from "./form-fields.tsx";
import { newTier, type TierEntry } from "./performance-entry.ts";

const most = 7;

/** The tiers of a performance, a row each: what it is called, what it costs, and what is sold for less. */
export function TierRows(o: {
  tiers: TierEntry[];
  /** General admission: each tier says how many places it has. */
  counted: boolean;
  colourOf: (tier: TierEntry) => string;
  faultOf: (field: string) => string | undefined;
  locale: Locale;
  onChange: (tiers: TierEntry[]) => void;
}) {
  const words = messages[o.locale].shows.performance;
  return (
    <div className="grid gap-4">
      {o.tiers.map((tier, at) => {
        const field = (name: Exclude<keyof TierEntry, "code" | "bundleUnits">) => ({
          value: tier[name],
          error: o.faultOf(`tier/${at}/${name}`),
          onText: (text: string) => o.onChange(o.tiers.map((one, i) => (i === at ? { ...one, [name]: text } : one))),
        });
        return (
          <fieldset
            key={tier.code}
            className="grid grid-cols-2 gap-x-4 gap-y-3 border-l-4 pl-4 md:grid-cols-4"
            style={{ borderColor: o.colourOf(tier) }}
          >
            <legend className="sr-only">{tier.name || `${words.tier} ${at + 1}`}</legend>
            <TextInput label={words.tierName} maxLength={60} {...field("name")} />
            <TextInput label={words.tierNameEn} maxLength={60} {...field("nameEn")} />
            <TextInput label={words.price} inputMode="decimal" {...field("yuan")} />
            {o.counted ? (
              <TextInput label={words.places} inputMode="numeric" {...field("places")} />
            ) : (
              <span className="max-md:hidden" />
            )}
            <TextInput label={words.student} inputMode="decimal" placeholder={words.none} {...field("studentYuan")} />
            <Choice
              label={words.bundleUnits}
              value={tier.bundleUnits}
              onText={(bundleUnits) => o.onChange(o.tiers.map((one, i) => (i === at ? { ...one, bundleUnits } : one)))}
            >
              <option value="">{words.none}</option>
              {["2", "3", "4", "5", "6"].map((units) => (
                <option key={units}>{units}</option>
              ))}
            </Choice>
            {tier.bundleUnits !== "" && (
              <TextInput label={words.bundlePrice} inputMode="decimal" {...field("bundleYuan")} />
            )}
            {o.tiers.length > 1 && (
              <div className="flex items-end justify-end max-md:col-span-2 md:col-start-4">
                <Button
                  tone="plain"
                  className="px-1"
                  onClick={() => o.onChange(o.tiers.filter((one) => one.code !== tier.code))}
                >
                  {words.removeTier.replace("{name}", tier.name || String(at + 1))}
                </Button>
              </div>
            )}
          </fieldset>
        );
      })}
      {o.tiers.length < most && (
        <div>
          <Button tone="quiet" onClick={() => o.onChange([...o.tiers, newTier(o.tiers)])}>
            <Icon name="plus" size={18} />
            {words.addTier}
          </Button>
        </div>
      )}
    </div>
  );
}
