import type { AdminRouter } from "@kaimu/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

type In = inferRouterInputs<AdminRouter>;
type Out = inferRouterOutputs<AdminRouter>;

/** What the pages of a show pass around, as the platform takes and answers it. */
export type Details = In["catalogue"]["editEvent"]["details"];
export type PerformanceDraft = In["catalogue"]["savePerformance"]["draft"];
export type PassDraft = In["catalogue"]["createPass"]["draft"];
export type OwnEvent = Out["catalogue"]["event"];
export type OwnPerformance = OwnEvent["performances"][number];
export type OwnPass = OwnEvent["passes"][number];
export type Organizer = Out["catalogue"]["organizers"][number];
export type Venue = Out["catalogue"]["venues"][number];
export type SeatMaps = Out["catalogue"]["seatMaps"];
export type SeatMap = SeatMaps["seatMaps"][number];
export type Stock = Out["catalogue"]["stock"];
export type PlanChange = In["catalogue"]["changePlan"]["change"];
export type PlanVersion = Out["catalogue"]["planVersions"]["versions"][number];
export type Sale = Out["inventory"]["sales"][number];
export type InvoiceList = Out["invoice"]["list"];
export type Touched = Out["calledOff"]["touched"];
export type BulkProgress = NonNullable<Out["calledOff"]["progress"]>;
export type Statement = Out["finance"]["statement"];
export type SaleOrder = Out["ordering"]["orders"]["orders"][number];
