import { ErrorNote } from "@kaimu/ui";
import type { ReactNode } from "react";
import type { Messages } from "../messages/zh.ts";

/** WeChat's cashier was left and no money came: the buyer closed it, or WeChat would not take the payment; then with the ways on. */
export function LeftUnpaid({ how, t, children }: { how: "cancelled" | "failed"; t: Messages; children: ReactNode }) {
  if (how === "failed") return <ErrorNote text={t.pay.failed}>{children}</ErrorNote>;
  return (
    <p role="status" className="rounded-control bg-sheet px-4 py-3 ring-1 ring-line">
      {t.pay.cancelled}
    </p>
  );
}
