"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button, Icon, motifNames, Poster } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { palettes } from "./poster-looks.ts";
import type { Details } from "./shapes.ts";

type Spec = Details["poster"];

/** Motif, colours and composition of the poster, with the poster beside them as it will be. */
export function PosterChoice(o: {
  spec: Spec;
  title: string;
  titleEn: string;
  locale: Locale;
  onChange: (spec: Spec) => void;
}) {
  const texts = messages[o.locale].shows;
  const words = texts.details;
  return (
    <div className="grid gap-6 sm:grid-cols-[11rem_1fr]">
      <Poster
        spec={o.spec}
        text={{ title: o.title || "…", titleEn: o.titleEn }}
        alt={words.poster}
        eager
        className="max-w-44 rounded-card"
      />
      <div className="grid content-start gap-5">
        <fieldset>
          <legend className="pb-2 text-sm font-semibold text-ink-2">{words.motif}</legend>
          <div className="flex flex-wrap gap-2">
            {motifNames.map((name) => (
              <label
                key={name}
                className="inline-flex min-h-touch cursor-pointer items-center rounded-control border border-line-strong px-3 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="motif"
                  className="sr-only"
                  checked={o.spec.motif === name}
                  onChange={() => o.onChange({ ...o.spec, motif: name })}
                />
                {texts.motifs[name as keyof typeof texts.motifs] ?? name}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="pb-2 text-sm font-semibold text-ink-2">{words.palette}</legend>
          <div className="flex flex-wrap gap-2">
            {palettes.map((palette, at) => (
              <label
                key={palette.join()}
                className="relative flex size-11 cursor-pointer overflow-hidden rounded-control border-2 border-line has-checked:border-accent has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-3 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="palette"
                  aria-label={`${words.palette} ${at + 1}`}
                  className="sr-only"
                  checked={o.spec.palette.join() === palette.join()}
                  onChange={() => o.onChange({ ...o.spec, palette: [...palette] })}
                />
                {palette.map((colour) => (
                  <span key={colour} className="h-full flex-1" style={{ background: colour }} />
                ))}
              </label>
            ))}
          </div>
        </fieldset>
        <div>
          <Button tone="quiet" onClick={() => o.onChange({ ...o.spec, seed: (o.spec.seed % 1_000) + 1 })}>
            <Icon name="retry" size={18} />
            {words.another}
          </Button>
        </div>
      </div>
    </div>
  );
}
