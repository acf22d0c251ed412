"use client";
import { Icon, type Locale } from "@kaimu/ui";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import { messagesOf } from "../messages/index.ts";
import { placeOfSuggestion, SuggestionList } from "./suggestion-list.tsx";
import { useSuggestions } from "./use-suggestions.ts";

/**
 * The field one searches with: a form that works by itself, and a combobox once scripts run. `floating` lays the suggestions over the page,
 * else they stand below the field.
 */
export function SearchBox({
  locale,
  floating = false,
  autoFocus = false,
  onLeave,
}: {
  locale: Locale;
  floating?: boolean;
  autoFocus?: boolean;
  onLeave?: () => void;
}) {
  const query = useSearchParams().get("q") ?? "";
  const asked = usePathname() === "/search" ? query : "";
  // A new search begins with its own words in the field.
  return <Box key={asked} {...{ locale, floating, autoFocus, asked, onLeave }} />;
}

function Box({
  locale,
  floating,
  autoFocus,
  asked,
  onLeave,
}: {
  locale: Locale;
  floating: boolean;
  autoFocus: boolean;
  asked: string;
  onLeave: (() => void) | undefined;
}) {
  const t = messagesOf(locale).find;
  const id = useId();
  const router = useRouter();
  const [text, setText] = useState(asked);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const suggestions = useSuggestions(open ? text : "");
  const shown = open && suggestions.length > 0;

  const leave = () => {
    setOpen(false);
    setAt(-1);
  };
  const go = (index: number) => {
    const chosen = suggestions[index];
    if (!chosen) return;
    leave();
    onLeave?.();
    router.push(placeOfSuggestion(chosen));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // While Chinese is being composed these keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === "Enter" && shown && at >= 0) {
      event.preventDefault();
      go(at);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) return setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One more place than there are suggestions: the field itself.
      const places = suggestions.length + 1;
      setAt((now) => ((now + 1 + step + places) % places) - 1);
    }
  };
  return (
    <form role="search" action="/search" method="get" className="relative w-full min-w-0">
      <div className="flex items-center rounded-full border border-line-strong bg-sheet pl-3.5 focus-within:border-ink focus-within:ring-1 focus-within:ring-ink">
        <Icon name="search" className="shrink-0 text-ink-3" />
        <input
          type="text"
          name="q"
          value={text}
          maxLength={60}
          placeholder={t.box}
          aria-label={t.box}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          autoFocus={autoFocus}
          onChange={(event) => {
            setText(event.target.value);
            setAt(-1);
            setOpen(true);
          }}
          onKeyDown={press}
          onBlur={leave}
          className="min-h-touch w-full min-w-0 bg-transparent px-2.5 text-base outline-none placeholder:text-ink-3 md:text-[0.9375rem]"
        />
        <button
          type="submit"
          className="min-h-touch shrink-0 rounded-full px-4 text-[0.9375rem] font-semibold text-ink-2 hover:text-accent"
        >
          {t.search}
        </button>
      </div>
      <SuggestionList
        id={id}
        suggestions={shown ? suggestions : []}
        at={at}
        floating={floating}
        locale={locale}
        onChoose={go}
      />
      <span role="status" className="sr-only">
        {open && text.trim() ? t.suggested(suggestions.length) : ""}
      </span>
    </form>
  );
}
