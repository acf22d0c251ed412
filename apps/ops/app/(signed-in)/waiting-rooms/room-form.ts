import type { RoomSettings } from "../shapes.ts";
import { fromField, toField } from "./beijing-time.ts";

/** What an operator fills in, as it stands in the inputs. */
export interface RoomForm {
  mode: RoomSettings["mode"];
  prequeueOpensAt: string;
  opensAt: string;
  ratePerMinute: string;
  admitSeconds: string;
  loadPerMinute: string;
}

export const bounds = {
  ratePerMinute: [1, 60_000],
  admitSeconds: [30, 600],
  loadPerMinute: [1, 1_000_000],
} as const;

/** The form for a room's settings; for one that never had any, what is usual. */
export function formOf(settings: RoomSettings | null, saleOpensAt: Date): RoomForm {
  if (!settings)
    return {
      ...{ mode: "scheduled", prequeueOpensAt: toField(new Date(saleOpensAt.getTime() - 30 * 60_000)), opensAt: "" },
      ...{ ratePerMinute: "300", admitSeconds: "300", loadPerMinute: "3000" },
    };
  // The sale's opening is the default: left empty it follows the sale.
  const own = settings.opensAt.getTime() === saleOpensAt.getTime() ? null : settings.opensAt;
  return {
    mode: settings.mode,
    prequeueOpensAt: toField(settings.prequeueOpensAt),
    opensAt: toField(own),
    ratePerMinute: String(settings.ratePerMinute),
    admitSeconds: String(settings.admitSeconds),
    loadPerMinute: String(settings.loadPerMinute ?? 3_000),
  };
}

export type RoomFaults = Partial<Record<keyof RoomForm, "number" | "order">>;

/** What is wrong in the form, by field. */
export function faultsOf(form: RoomForm, saleOpensAt: Date): RoomFaults {
  const faults: RoomFaults = {};
  for (const field of ["ratePerMinute", "admitSeconds", "loadPerMinute"] as const) {
    if (field === "loadPerMinute" && form.mode !== "by_load") continue;
    const [from, to] = bounds[field];
    const n = Number(form[field]);
    if (!form[field].trim() || !Number.isInteger(n) || n < from || n > to) faults[field] = "number";
  }
  const gathers = fromField(form.prequeueOpensAt);
  if (gathers && gathers >= (fromField(form.opensAt) ?? saleOpensAt)) faults.prequeueOpensAt = "order";
  return faults;
}

/** The form as the platform takes it. */
export function wantedOf(form: RoomForm, performanceId: string) {
  return {
    performanceId,
    mode: form.mode,
    prequeueOpensAt: fromField(form.prequeueOpensAt),
    opensAt: fromField(form.opensAt),
    ratePerMinute: Number(form.ratePerMinute),
    admitSeconds: Number(form.admitSeconds),
    loadPerMinute: form.mode === "by_load" ? Number(form.loadPerMinute) : null,
  };
}
