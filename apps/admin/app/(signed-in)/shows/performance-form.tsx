"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { Button, ErrorNote } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { admin } from "./admin-client.ts";
import { Choice, FormPart, focusFault, TextInput } from "./form-fields.tsx";
import { draftOf, type Entry, faultsOf, type TierEntry } from "./performance-entry.ts";
import { SectionPrices } from "./section-prices.tsx";
import type { Venue } from "./shapes.ts";
import { TierRows } from "./tier-rows.tsx";
import { useSeatMaps } from "./use-seat-maps.ts";
import { fenOf } from "./yuan.ts";

/** One performance of a draft: when and where, what it costs. */
export function PerformanceForm(o: {
  eventId: string;
  performanceId: string;
  first: Entry;
  isNew: boolean;
  venues: Venue[];
  locale: Locale;
}) {
  const router = useRouter();
  const texts = messages[o.locale].shows;
  const words = texts.performance;
  const [entry, setEntry] = useState(o.first);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState<"save" | "remove">();
  const [refusal, setRefusal] = useState<Refusal>();
  const maps = useSeatMaps(entry.venueId);
  const seatMap = maps?.seatMaps.find(({ id }) => id === entry.seatMapId);
  const venue = o.venues.find(({ id }) => id === entry.venueId);
  const change = (more: Partial<Entry>) => setEntry((before) => ({ ...before, ...more }));
  const faults = tried ? faultsOf(entry) : {};
  const faultOf = (field: string) => {
    const fault = faults[field];
    if (fault === undefined) return undefined;
    if (fault === "required") return texts.required;
    if (fault !== "between") return words.errors[fault];
    const [from, to] = field === "doorsMinutes" ? ["0", "480"] : ["10", "2880"];
    return texts.details.between.replace("{from}", from).replace("{to}", to);
  };
  const byPrice = entry.tiers.toSorted((a, b) => (fenOf(b.yuan) ?? 0) - (fenOf(a.yuan) ?? 0));
  const colourOf = (tier: TierEntry) => maps?.tierColours[byPrice.indexOf(tier)] ?? "var(--line-strong)";

  async function run(what: "save" | "remove", work: () => Promise<unknown>) {
    setBusy(what);
    setRefusal(undefined);
    try {
      await work();
      router.push(`/shows/${o.eventId}/performances`);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOfClient(error));
      setBusy(undefined);
    }
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(entry)).length > 0) return focusFault(event.currentTarget);
    const { eventId, performanceId } = o;
    run("save", () => admin.catalogue.savePerformance.mutate({ eventId, performanceId, draft: draftOf(entry) }));
  }

  const time = (name: "startsLocal" | "saleOpensLocal" | "saleClosesLocal", label: string) => ({
    ...{ label, type: "datetime-local", value: entry[name], error: faultOf(name) },
    onText: (text: string) => {
      const at = text.slice(0, 16);
      // Most sales close when the show begins: said once, until somebody says otherwise.
      const follows = name === "startsLocal" && ["", entry.startsLocal].includes(entry.saleClosesLocal);
      change({ [name]: at, ...(follows ? { saleClosesLocal: at } : {}) });
    },
  });
  return (
    <form onSubmit={save} noValidate className="grid max-w-5xl gap-7">
      <FormPart title={words.when} lead={`${words.local}${venue ? ` · ${venue.timeZone}` : ""}`}>
        <div className="grid gap-4 md:grid-cols-4">
          <VenueChoice
            {...{ venues: o.venues, value: entry.venueId, error: faultOf("venueId"), locale: o.locale }}
            onText={(venueId) => change({ venueId, seatMapId: null, tierOfSection: {} })}
          />
          <TextInput {...time("startsLocal", words.starts)} />
          {(["doorsMinutes", "durationMinutes"] as const).map((name) => (
            <TextInput
              key={name}
              label={name === "doorsMinutes" ? words.doors : words.duration}
              inputMode="numeric"
              value={entry[name]}
              error={faultOf(name)}
              onText={(text) => change({ [name]: text })}
            />
          ))}
          <TextInput {...time("saleOpensLocal", words.opens)} />
          <TextInput {...time("saleClosesLocal", words.closes)} />
        </div>
      </FormPart>
      <FormPart title={words.seating}>
        <div className="grid gap-1">
          <SeatingOption
            text={words.ga}
            checked={entry.seatMapId === null}
            onChoose={() => change({ seatMapId: null, tierOfSection: {} })}
          />
          {maps?.seatMaps.map(({ id, version, places }) => (
            <SeatingOption
              key={id}
              text={words.seatMap
                .replace("{version}", String(version))
                .replace("{places}", places.toLocaleString("en-US"))}
              checked={entry.seatMapId === id}
              onChoose={() => change({ seatMapId: id, tierOfSection: {} })}
            />
          ))}
          {maps?.seatMaps.length === 0 && <p className="text-sm text-ink-2">{words.noSeatMap}</p>}
        </div>
      </FormPart>
      <FormPart title={words.tiers} lead={words.tiersLead}>
        <TierRows
          tiers={entry.tiers}
          counted={entry.seatMapId === null}
          {...{ colourOf, faultOf, locale: o.locale }}
          onChange={(tiers) => {
            const codes = new Set(tiers.map(({ code }) => code));
            const left = Object.entries(entry.tierOfSection).filter(([, code]) => codes.has(code));
            change({ tiers, tierOfSection: Object.fromEntries(left) });
          }}
        />
      </FormPart>
      {seatMap && (
        <FormPart title={words.sections} lead={words.sectionsLead}>
          {faults.sections && <p className="text-sm text-bad">{words.errors.sections}</p>}
          <SectionPrices
            {...{ seatMap, colourOf, tiers: entry.tiers, tierOfSection: entry.tierOfSection, locale: o.locale }}
            onChange={(tierOfSection) => change({ tierOfSection })}
          />
        </FormPart>
      )}
      <div className="sticky bottom-0 -mx-4 grid gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        {refusal && <ErrorNote text={refusal[o.locale]} />}
        {Object.keys(faults).length > 0 && <ErrorNote text={words.errors.fix} />}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button type="submit" busy={busy === "save"} disabled={busy !== undefined}>
            {words.save}
          </Button>
          {!o.isNew && (
            <AskFirst
              button={words.remove}
              title={words.removeAsk}
              yes={words.remove}
              no={words.keep}
              busy={busy === "remove"}
              onYes={() =>
                run("remove", () => admin.catalogue.removePerformance.mutate({ performanceId: o.performanceId }))
              }
            />
          )}
        </div>
      </div>
    </form>
  );
}

function SeatingOption({ text, checked, onChoose }: { text: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className="flex min-h-touch cursor-pointer items-center gap-3">
      <input type="radio" name="seating" checked={checked} onChange={onChoose} className="size-5 accent-accent" />
      {text}
    </label>
  );
}

/** Venues by city. */
function VenueChoice(o: {
  venues: Venue[];
  value: string;
  error: string | undefined;
  locale: Locale;
  onText: (venueId: string) => void;
}) {
  const words = messages[o.locale].shows.performance;
  const cityOf = (venue: Venue) => (o.locale === "zh" ? venue.city : venue.cityEn);
  return (
    <Choice label={words.venue} value={o.value} error={o.error} onText={o.onText} className="md:col-span-2">
      <option value="">{words.chooseVenue}</option>
      {[...new Set(o.venues.map(cityOf))].map((city) => (
        <optgroup key={city} label={city}>
          {o.venues
            .filter((venue) => cityOf(venue) === city)
            .map((venue) => (
              <option key={venue.id} value={venue.id}>
                {o.locale === "zh" ? venue.name : venue.nameEn}
              </option>
            ))}
        </optgroup>
      ))}
    </Choice>
  );
}
