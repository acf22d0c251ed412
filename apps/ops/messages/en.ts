import { agentsEn } from "./agents-en.ts";
import { billsEn } from "./bills-en.ts";
import { boardEn } from "./board-en.ts";
import { calledOffEn } from "./called-off-en.ts";
import { goodwillEn } from "./goodwill-en.ts";
import { invoicesEn } from "./invoices-en.ts";
import { ledgerEn } from "./ledger-en.ts";
import { lettersEn } from "./letters-en.ts";
import { payoutsEn } from "./payouts-en.ts";
import { refundEn } from "./refund-en.ts";
import { roomsEn } from "./rooms-en.ts";
import { timelineEn } from "./timeline-en.ts";
import { warmEn } from "./warm-en.ts";
import type { Messages } from "./zh.ts";

export const en: Messages = {
  app: "Operations",
  title: "Kaimu · Operations",
  login: {
    title: "Sign in",
    lead: "For the platform's operators only.",
    mail: "Mail address",
    password: "Password",
    signIn: "Sign in",
    signingIn: "Signing in…",
  },
  account: {
    account: "Account",
    signOut: "Sign out",
    signOutEverywhere: "Sign out everywhere",
    everywhereMeans: "Ends your sign-in at once in every browser and on every device, this one too.",
  },
  skip: "Skip to content",
  overview: {
    title: "Live overview",
    asOf: "As of {time}",
    everySeconds: "updates every {seconds} s",
    stale: "These numbers are from {time}. Trying again.",
    queue: "Outbox waiting",
    queueMeans: "Events written to the database and not sent yet",
    age: "Longest wait",
    ageMeans: "How long the oldest unsent event has waited",
    ageLimit: "Attention from {warn} s, alarm from {bad} s",
    refunds: "Refunds waiting",
    refundsMeans: "Begun, not yet confirmed by the payment provider",
    unpaid: "Orders awaiting payment",
    unpaidMeans: "Placed, still within their time to pay",
    orders: "Orders",
    ordersMeans: "Since the beginning, by present state",
    payments: "Payments",
    paymentsMeans: "Attempts since the beginning, by present state",
    trend: "Since this page was opened: lowest {low}, highest {high}",
    seconds: "s",
    minutes: "min",
    hours: "h",
    breakers: "Dependencies",
    breakersMeans: "The circuit breakers before stores and third parties, all processes taken together",
    breakerNames: {
      mysql: "MySQL",
      redis: "Redis",
      typesense: "Search (Typesense)",
      alipay: "Alipay",
      wechat: "WeChat Pay",
      wechatSignIn: "WeChat sign-in",
      sms: "SMS",
      mail: "Mail",
      invoicing: "Invoicing",
    },
    breakerStates: { closed: "Through", half_open: "Probing", open: "Open" },
    breakerWhere: "in {where}",
    breakerOpenMeans: {
      mysql: "No orders, pages say busy; seat maps and loaded sales still come from Redis",
      redis: "No holds, no login codes; pages as ever, paid orders still get tickets",
      typesense: "Search asks the database, words as typed only",
      alipay: "Orders wait and can be paid when it is back",
      wechat: "No payment by WeChat, by Alipay as ever; orders wait",
      wechatSignIn: "No payment by WeChat inside WeChat; by a code or by Alipay as ever",
      sms: "No login codes; ticket messages follow later",
      mail: "Letters follow later",
      invoicing: "Invoices follow later",
    },
    here: "this process",
    fine: "Normal",
    attention: "Attention",
    wrong: "Alarm",
  },
  bills: billsEn,
  board: boardEn,
  warm: warmEn,
  ledger: ledgerEn,
  calledOff: calledOffEn,
  agents: agentsEn,
  goodwill: goodwillEn,
  invoices: invoicesEn,
  payouts: payoutsEn,
  letters: lettersEn,
  refund: refundEn,
  rooms: roomsEn,
  timeline: timelineEn,
  orderState: {
    awaiting_payment: "Awaiting payment",
    paid: "Paid",
    cancelled: "Cancelled",
    expired: "Expired",
    refunded: "Given back",
  },
  paymentState: { pending: "Under way", succeeded: "Succeeded", closed: "Closed" },
  problem: {
    title: "This page could not be opened",
    text: "The system does not answer: its database or cache may be away. Please try again in a moment.",
    retry: "Try again",
    reference: "Reference",
  },
  missing: {
    title: "There is no such page",
    text: "The address may be wrong, or the content has moved.",
    home: "Back to the live overview",
  },
};
