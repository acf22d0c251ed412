import type { OpsRouter } from "@kaimu/api";
import type { inferRouterOutputs } from "@trpc/server";

type Out = inferRouterOutputs<OpsRouter>["operations"];

/** What the operators' pages draw, as the platform answers it. */
export type Overview = Out["overview"];
export type FailedJobs = Out["failedJobs"];
export type SaleBoard = Out["sale"];
export type Showing = SaleBoard["showing"];
export type OrderList = Out["orders"];
export type PaymentList = Out["payments"];
export type RefundList = Out["refunds"];
