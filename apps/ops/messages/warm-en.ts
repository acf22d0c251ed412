import type { WarmTexts } from "./warm-zh.ts";

export const warmEn: WarmTexts = {
  title: "Pre-warm",
  ready: "Loaded, by the terms and plan in force",
  stale: "Loaded, but not by the terms or plan in force",
  missing: "Not loaded yet",
  unknown: "Redis does not answer",
  means:
    "Stock is loaded ahead of the sale so that the first buyer need not wait. A job does so each minute; so can you, now.",
  loadedAt: "Loaded",
  plan: "Plan version",
  sale: "Terms version",
  versions: "Redis {redis} / MySQL {mysql}",
  bytes: "Memory",
  load: "Load now",
  ask: "Load the stock into Redis now?",
  askText: "Reads plan, terms and claims from MySQL; holds that are still good stay. Safe while it sells.",
  cancel: "Back",
  notReady: "Not pre-warmed",
};
