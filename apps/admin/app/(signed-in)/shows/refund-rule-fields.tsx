"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button, Icon } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { Choice, Options, TextInput } from "./form-fields.tsx";
import { type RuleEntry, stepFaults } from "./refund-rule-entry.ts";

const most = 6;

/** The ladder by which tickets are given back, from the farthest step to the nearest, and its conditions. */
export function RefundRuleFields(o: {
  entry: RuleEntry;
  tried: boolean;
  locale: Locale;
  onChange: (entry: RuleEntry) => void;
}) {
  const { entry } = o;
  const words = messages[o.locale].shows.refundRule;
  const faults = stepFaults(entry);
  const change = (more: Partial<RuleEntry>) => o.onChange({ ...entry, ...more });
  const changeStep = (at: number, more: Partial<RuleEntry["steps"][number]>) =>
    change({ steps: entry.steps.map((step, i) => (i === at ? { ...step, ...more } : step)) });
  const faultOf = (at: number) => {
    const fault = faults[at];
    return fault && (o.tried || fault === "order") ? words.faults[fault] : undefined;
  };
  return (
    <div className="grid gap-4">
      {entry.steps.length === 0 && <p className="text-ink-2">{words.never}</p>}
      <ol className="grid gap-4">
        {entry.steps.map((step, at) => (
          // A step has no id of its own; they are only added at the end and taken out one by one.
          <li
            key={at}
            className="grid gap-3 border-l-2 border-line-strong pl-4 sm:grid-cols-[1fr_1fr_1fr_auto] sm:items-start"
          >
            <TextInput
              label={words.before}
              inputMode="numeric"
              value={step.before}
              error={faultOf(at)}
              onText={(before) => changeStep(at, { before: before.trim() })}
            />
            <Choice
              label={words.unit}
              value={step.unit}
              onText={(unit) => changeStep(at, { unit: unit as "days" | "hours" })}
            >
              <Options of={words.units} />
            </Choice>
            <TextInput
              label={words.percent}
              inputMode="numeric"
              value={step.percent}
              onText={(percent) => changeStep(at, { percent: percent.trim() })}
            />
            <Button
              tone="plain"
              className="text-sm sm:mt-6"
              onClick={() => change({ steps: entry.steps.filter((_, i) => i !== at) })}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ol>
      {entry.steps.length < most && (
        <div>
          <Button
            tone="quiet"
            className="text-sm"
            onClick={() => change({ steps: [...entry.steps, { before: "", unit: "hours", percent: "" }] })}
          >
            <Icon name="plus" size={16} />
            {words.add}
          </Button>
        </div>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <Choice
          label={words.which}
          value={entry.wholeOrderOnly ? "whole" : "each"}
          onText={(which) => change({ wholeOrderOnly: which === "whole" })}
        >
          <Options of={words.whiches} />
        </Choice>
        <Choice
          label={words.often}
          value={entry.oncePerAccount ? "once" : "always"}
          onText={(often) => change({ oncePerAccount: often === "once" })}
        >
          <Options of={words.oftens} />
        </Choice>
        <Choice
          label={words.backOnSale}
          value={entry.backOnSale}
          onText={(backOnSale) => change({ backOnSale: backOnSale as RuleEntry["backOnSale"] })}
        >
          <Options of={words.backOnSales} />
        </Choice>
        {entry.backOnSale === "daily" && (
          <TextInput
            label={words.backOnSaleAt}
            type="time"
            required
            value={entry.backOnSaleAt}
            onText={(backOnSaleAt) => change({ backOnSaleAt })}
          />
        )}
      </div>
    </div>
  );
}
