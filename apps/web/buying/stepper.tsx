"use client";
import { Icon } from "@kaimu/ui";

/** A number with a button to take one away and one to add one. */
export function Stepper({
  value,
  most,
  names,
  onChange,
}: {
  value: number;
  most: number;
  names: { less: string; more: string; value: string };
  onChange: (value: number) => void;
}) {
  const button =
    "grid size-11 place-items-center rounded-full border border-line-strong hover:border-ink hover:bg-sunk disabled:border-line disabled:text-line-strong";
  return (
    <div className="flex items-center">
      <button
        type="button"
        className={button}
        aria-label={names.less}
        disabled={value <= 0}
        onClick={() => onChange(value - 1)}
      >
        <Icon name="minus" />
      </button>
      <output aria-label={names.value} className="tabular w-11 text-center text-lg font-bold">
        {value}
      </output>
      <button
        type="button"
        className={button}
        aria-label={names.more}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
