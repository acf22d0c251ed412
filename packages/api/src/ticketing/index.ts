/**
 * Ticketing: admissions and what proves them.
 *
 * Owns tickets, credentials.
 * Promises: a paid order has exactly one ticket for each of its ticket lines, once; a code that is not ours, or was replaced, opens nothing.
 */
export { readCode, signCode } from "./credential.ts";
export { issueTickets } from "./issue-tickets.ts";
export { listTickets, readTicket, type TicketCard, type TicketView } from "./read-tickets.ts";
export { type TicketForReturn, ticketsForReturn, voidTickets } from "./return-tickets.ts";
export { storyOfTickets, type TicketStory } from "./story-of-tickets.ts";
export { ticketPdf } from "./ticket-pdf.ts";
export { type TicketPlace, ticketPlaces } from "./ticket-places.ts";
