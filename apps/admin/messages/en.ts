import { agencyEn } from "./agency-en.ts";
import { callOffEn } from "./call-off-en.ts";
import { invoicesEn } from "./invoices-en.ts";
import { settlementEn } from "./settlement-en.ts";
import { showsEn } from "./shows-en.ts";
import { stockEn } from "./stock-en.ts";
import type { Messages } from "./zh.ts";

export const en: Messages = {
  app: "For organizers",
  title: "Kaimu · For organizers",
  login: {
    title: "Sign in",
    lead: "Sign in with your organizer account to see your events and performances.",
    mail: "Mail address",
    password: "Password",
    signIn: "Sign in",
    signingIn: "Signing in…",
    notYours: "To buy tickets, please use the ticket site. Forgot the password? Ask your company's account owner.",
  },
  account: {
    account: "Account",
    signOut: "Sign out",
    signOutEverywhere: "Sign out everywhere",
    everywhereMeans: "Ends your sign-in at once in every browser and on every device, this one too.",
  },
  skip: "Skip to content",
  events: {
    title: "My events",
    event: "Event",
    category: "Category",
    state: "State",
    startsAt: "Starts (local time)",
    saleState: "Sale",
    count: "{events} events and {performances} performances on this page",
    noPerformances: "No performances yet",
    emptyTitle: "No events yet",
    emptyText: "Your company has no events yet. They appear here once they are made.",
  },
  shows: showsEn,
  callOff: callOffEn,
  stock: stockEn,
  agency: agencyEn,
  settlement: settlementEn,
  invoices: invoicesEn,
  eventState: { draft: "Draft", published: "Published", archived: "Archived" },
  performanceStatus: {
    draft: "Draft",
    on_sale: "On sale",
    paused: "Paused",
    postponed: "Postponed",
    cancelled: "Cancelled",
    over: "Over",
  },
  categories: {
    concert: "Concert",
    theatre: "Theatre",
    musical: "Musical",
    dance: "Dance",
    children: "Family",
    sport: "Sport",
    exhibition: "Exhibition",
    talk_show: "Stand-up",
  },
  problem: {
    title: "This page could not be opened",
    text: "The system does not answer right now. Your data is safe; please try again in a moment.",
    retry: "Try again",
    reference: "Reference",
  },
  missing: {
    title: "There is no such page",
    text: "The address may be wrong, or the content has moved.",
    home: "Back to my events",
  },
};
