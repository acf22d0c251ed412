import type { OpsRouter } from "@kaimu/api";
import type { inferRouterOutputs } from "@trpc/server";

type Out = inferRouterOutputs<OpsRouter>["operations"];
type Admission = inferRouterOutputs<OpsRouter>["admission"];

/** What the operators' pages draw, as the platform answers it. */
export type Overview = Out["overview"];
export type DeadLetters = Out["deadLetters"];
export type FailedJobs = Out["failedJobs"];
export type Timeline = Out["timeline"];
export type SaleBoard = Out["sale"];
export type Showing = SaleBoard["showing"];
export type OrderList = Out["orders"];
export type PaymentList = Out["payments"];
export type RefundList = Out["refunds"];
export type InvoiceList = inferRouterOutputs<OpsRouter>["invoice"]["list"];
export type BulkProgress = inferRouterOutputs<OpsRouter>["calledOff"]["progress"];
export type Touched = inferRouterOutputs<OpsRouter>["calledOff"]["touched"];
export type BulkFailure = inferRouterOutputs<OpsRouter>["calledOff"]["failures"]["failures"][number];
export type Payable = inferRouterOutputs<OpsRouter>["payout"]["payable"]["organizers"][number];
export type TrialBalance = inferRouterOutputs<OpsRouter>["finance"]["trialBalance"];
export type Comparison = NonNullable<inferRouterOutputs<OpsRouter>["bill"]["comparison"]>;
export type BillCaseList = inferRouterOutputs<OpsRouter>["bill"]["cases"];
export type BillCase = inferRouterOutputs<OpsRouter>["bill"]["case"];
export type RefundPage = inferRouterOutputs<OpsRouter>["refund"]["read"];
export type WatchedRoom = Admission["room"];
export type RoomSettings = NonNullable<WatchedRoom["settings"]>;
export type RoomRun = NonNullable<WatchedRoom["live"]>;
export type ListedRoom = Admission["rooms"]["rooms"][number];
