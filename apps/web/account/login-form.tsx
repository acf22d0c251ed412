"use client";
import type { Refusal } from "@kaimu/api";
import { type Login, login } from "@kaimu/site/client";
import { ErrorNote, type Locale } from "@kaimu/ui";
import { useRef, useState } from "react";
import { messagesOf } from "../messages/index.ts";
import { MailLogin } from "./mail-login.tsx";
import { PhoneLogin } from "./phone-login.tsx";

const ways = ["phone", "mail"] as const;

/** The two ways to sign in; afterwards one is back where one came from. */
export function LoginForm({ next, locale }: { next: string; locale: Locale }) {
  const t = messagesOf(locale).login;
  const [way, setWay] = useState<(typeof ways)[number]>("phone");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const tabs = useRef<HTMLDivElement>(null);

  const enter = async (typed: Login) => {
    setRefusal(null);
    const refused = await login(typed);
    if (refused) return setRefusal(refused);
    location.assign(next);
    // The next page is on its way: the button stays pressed.
    await new Promise(() => undefined);
  };
  const choose = (one: (typeof ways)[number]) => {
    setWay(one);
    setRefusal(null);
  };
  const Form = way === "phone" ? PhoneLogin : MailLogin;
  return (
    <div>
      <div ref={tabs} role="tablist" aria-label={t.ways} className="mb-6 grid grid-cols-2 border-b border-line">
        {ways.map((one, i) => (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            aria-selected={one === way}
            aria-controls="way"
            tabIndex={one === way ? 0 : -1}
            onClick={() => choose(one)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
              choose(ways[1 - i] ?? "phone");
              tabs.current?.querySelectorAll("button")[1 - i]?.focus();
            }}
            className={`-mb-px min-h-12 border-b-2 ${one === way ? "border-accent font-bold" : "border-transparent text-ink-2 hover:text-ink"}`}
          >
            {one === "phone" ? t.byPhone : t.byMail}
          </button>
        ))}
      </div>
      <div id="way" role="tabpanel" aria-labelledby={`tab-${way}`} className="grid gap-5">
        {refusal && <ErrorNote text={refusal[locale]} />}
        <Form locale={locale} onEnter={enter} onRefused={setRefusal} />
      </div>
    </div>
  );
}
