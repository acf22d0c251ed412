"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { Button, ErrorNote } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { admin } from "./admin-client.ts";
import { Choice, FormPart, focusFault, Options, TextBox, TextInput } from "./form-fields.tsx";
import { NoticeList } from "./notice-list.tsx";
import { PosterChoice } from "./poster-choice.tsx";
import { entryOf, ruleOf } from "./refund-rule-entry.ts";
import { RefundRuleFields } from "./refund-rule-fields.tsx";
import type { Details, Organizer } from "./shapes.ts";

const bounds = { limit: [1, 20], hold: [1, 30], payment: [5, 60] } as const;

/** What people see of an event, and the rules it sells by. `organizers` when the event is new. */
export function DetailsForm(o: {
  eventId: string;
  first: Details;
  state: "new" | "draft" | "published";
  organizers?: Organizer[];
  locale: Locale;
}) {
  const router = useRouter();
  const texts = messages[o.locale];
  const words = texts.shows.details;
  const [details, setDetails] = useState(o.first);
  const [numbers, setNumbers] = useState({
    limit: String(o.first.perAccountLimit),
    hold: String(o.first.holdSeconds / 60),
    payment: String(o.first.paymentSeconds / 60),
  });
  const [refunds, setRefunds] = useState(entryOf(o.first.refundRule));
  const [organizerId, setOrganizerId] = useState(o.organizers?.[0]?.id ?? "");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const change = (more: Partial<Details>) => {
    setSaved(false);
    setDetails((before) => ({ ...before, ...more }));
  };
  // A draft may have gaps; what people see already may not get any.
  const must = (name: "title" | "titleEn" | "summary" | "summaryEn") =>
    tried && details[name].trim() === "" && (name === "title" || o.state === "published")
      ? texts.shows.required
      : undefined;
  const wrongNumber = (name: keyof typeof bounds) => {
    const [from, to] = bounds[name];
    const fine = /^\d{1,3}$/.test(numbers[name]) && Number(numbers[name]) >= from && Number(numbers[name]) <= to;
    return fine ? undefined : words.between.replace("{from}", String(from)).replace("{to}", String(to));
  };

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    setRefusal(undefined);
    const empty = (["title", "titleEn", "summary", "summaryEn"] as const).some(
      (name) => details[name].trim() === "" && (name === "title" || o.state === "published"),
    );
    const notices = details.notices.some(({ title, text }) => title.trim() === "" || text.trim() === "");
    const refundRule = ruleOf(refunds);
    if (!refundRule || empty || notices || (["limit", "hold", "payment"] as const).some(wrongNumber))
      return focusFault(event.currentTarget);
    const whole: Details = {
      ...details,
      refundRule,
      perAccountLimit: Number(numbers.limit),
      holdSeconds: Number(numbers.hold) * 60,
      paymentSeconds: Number(numbers.payment) * 60,
    };
    setBusy(true);
    try {
      const { eventId } = o;
      if (o.state === "new") await admin.catalogue.createEvent.mutate({ eventId, organizerId, details: whole });
      // A second press after a lost answer finds the draft there: it is then written as it is now.
      await admin.catalogue.editEvent.mutate({ eventId, details: whole });
      setSaved(true);
      if (o.state === "new") router.push(`/shows/${eventId}/performances`);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(false);
  }

  const text = (name: "title" | "titleEn" | "summary" | "summaryEn", label: string, maxLength: number) => ({
    ...{ label, maxLength, name, error: must(name), value: details[name] },
    onText: (value: string) => change({ [name]: value }),
    ...(name !== "title" && o.state !== "published" && details[name] === "" ? { hint: texts.shows.optional } : {}),
  });
  return (
    <form onSubmit={save} noValidate className="grid max-w-4xl gap-7">
      <p className="text-ink-2">{words.lead}</p>
      <div className="grid gap-4 md:grid-cols-2">
        {o.organizers && o.organizers.length > 1 && (
          <Choice label={words.organizer} value={organizerId} onText={setOrganizerId} className="md:col-span-2">
            {o.organizers.map((one) => (
              <option key={one.id} value={one.id}>
                {o.locale === "zh" ? one.name : one.nameEn}
              </option>
            ))}
          </Choice>
        )}
        <TextInput {...text("title", words.name, 120)} />
        <TextInput {...text("titleEn", words.nameEn, 160)} />
        <Choice
          label={words.category}
          value={details.category}
          onText={(category) => change({ category: category as Details["category"] })}
        >
          <Options of={texts.categories} />
        </Choice>
        <TextBox {...text("summary", words.summary, 2_000)} rows={4} className="md:col-start-1" />
        <TextBox {...text("summaryEn", words.summaryEn, 4_000)} rows={4} />
      </div>
      <FormPart title={words.poster} lead={words.posterLead}>
        <PosterChoice
          spec={details.poster}
          title={details.title}
          titleEn={details.titleEn}
          locale={o.locale}
          onChange={(poster) => change({ poster })}
        />
      </FormPart>
      <FormPart title={words.rules}>
        <div className="grid gap-4 md:grid-cols-2">
          <Choice
            label={words.realName}
            hint={words.realNameMeans}
            value={details.realName}
            disabled={o.state === "published"}
            onText={(realName) => change({ realName: realName as Details["realName"] })}
          >
            <Options of={words.realNames} />
          </Choice>
          <Choice
            label={words.seatChoice}
            hint={words.seatChoiceMeans}
            value={details.seatChoice}
            onText={(seatChoice) => change({ seatChoice: seatChoice as Details["seatChoice"] })}
          >
            <Options of={words.seatChoices} />
          </Choice>
          <Choice
            label={words.loneSeats}
            value={details.loneSeats}
            onText={(loneSeats) => change({ loneSeats: loneSeats as Details["loneSeats"] })}
          >
            <Options of={words.loneSeatRules} />
          </Choice>
          {(["limit", "hold", "payment"] as const).map((name) => (
            <TextInput
              key={name}
              label={words[name]}
              inputMode="numeric"
              value={numbers[name]}
              error={wrongNumber(name)}
              onText={(value) => {
                setSaved(false);
                setNumbers((before) => ({ ...before, [name]: value.trim() }));
              }}
            />
          ))}
        </div>
      </FormPart>
      <FormPart title={texts.shows.refundRule.title} lead={texts.shows.refundRule.lead}>
        <RefundRuleFields
          entry={refunds}
          tried={tried}
          locale={o.locale}
          onChange={(entry) => {
            setSaved(false);
            setRefunds(entry);
          }}
        />
      </FormPart>
      <FormPart title={words.notices} lead={words.noticesLead}>
        <NoticeList
          notices={details.notices}
          tried={tried}
          locale={o.locale}
          onChange={(notices) => change({ notices })}
        />
      </FormPart>
      <div className="sticky bottom-0 -mx-4 grid gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        {refusal && <ErrorNote text={refusal[o.locale]} />}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" busy={busy}>
            {o.state === "new" ? texts.shows.next : texts.shows.save}
          </Button>
          <p role="status" className="text-sm text-good">
            {saved ? texts.shows.saved : ""}
          </p>
        </div>
      </div>
    </form>
  );
}
