"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";

/** Puts the sales link where it can be pasted from. */
export function CopyLink({ link, locale }: { link: string; locale: Locale }) {
  const words = messages[locale].agency;
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className="inline-flex items-center gap-3">
      <Button tone="quiet" onClick={copy}>
        {words.copy}
      </Button>
      <span role="status" className="text-good">
        {copied && words.copied}
      </span>
    </span>
  );
}
