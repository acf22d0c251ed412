"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { calls } from "../buying/calls.ts";
import { AskFirst } from "../frame/ask-first.tsx";
import { messagesOf } from "../messages/index.ts";

/** Cancels an order that is not paid; asks once, with the places it lets go. */
export function CancelOrder({
  orderId,
  places,
  locale,
  onRefused,
}: {
  orderId: string;
  places: number;
  locale: Locale;
  onRefused: (why: Refusal) => void;
}) {
  const t = messagesOf(locale).order;
  const router = useRouter();
  const cancel = async () => {
    try {
      await calls.ordering.cancel.mutate({ orderId });
      router.replace(`/orders/${orderId}`);
      router.refresh();
    } catch (error) {
      onRefused(refusalOfClient(error));
    }
  };
  return (
    <div>
      <AskFirst
        name={t.cancel}
        ask={t.cancelAsk(places)}
        yes={t.cancelYes}
        no={t.cancelNo}
        onYes={cancel}
        locale={locale}
      />
    </div>
  );
}
