import type { serverCaller } from "@kaimu/site/server";

type Caller = Awaited<ReturnType<typeof serverCaller.web>>;
type Answer<Call extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

/** What the rooms answer, as the pages name it. */
export type EventCard = Answer<Caller["catalogue"]["events"]>["events"][number];
export type EventPage = Answer<Caller["catalogue"]["event"]>;
export type PerformanceCard = EventPage["performances"][number];
export type OfferCard = PerformanceCard["offers"][number];
export type PassCard = EventPage["passes"][number];
export type TierAvailability = Answer<Caller["inventory"]["availability"]>[number];
export type HoldView = NonNullable<Answer<Caller["inventory"]["myHold"]>>;
export type PassHoldView = NonNullable<Answer<Caller["inventory"]["myPass"]>>;
export type OrderView = Answer<Caller["ordering"]["order"]>;
export type Quote = Answer<Caller["refund"]["quote"]>;
export type RefundView = Answer<Caller["refund"]["ofOrder"]>[number];
export type CalledOff = Answer<Caller["calledOff"]["ofOrder"]>[number];
export type InvoiceView = Answer<Caller["invoice"]["ofOrder"]>["invoices"][number];
export type Gateway = Answer<Caller["payment"]["gateways"]>[number];
export type TicketCard = Answer<Caller["ticketing"]["myTickets"]>["tickets"][number];
export type AttendeeCard = Answer<Caller["identity"]["attendees"]>[number];
export type Found = Answer<Caller["search"]["find"]>;
export type FoundShow = Found["events"][number];
export type Highlighted = FoundShow["highlight"]["title"];
export type Waiting = Answer<Caller["admission"]["place"]>;
export type WaitingRoom = Answer<Caller["admission"]["room"]>;
