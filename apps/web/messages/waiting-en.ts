import type { WaitingTexts } from "./waiting-zh.ts";

const grouped = (n: number) => n.toLocaleString("en-GB");
const people = (n: number) => `${grouped(n)} ${n === 1 ? "person" : "people"}`;
const minutes = (n: number) => `${n} ${n === 1 ? "minute" : "minutes"}`;
const hours = (n: number) => `${n} ${n === 1 ? "hour" : "hours"}`;

/** Texts of the queue before a hot sale, in English. */
export const waitingEn: WaitingTexts = {
  page: "Queue for tickets",
  time: {
    underMinute: "less than a minute",
    minutes: (n) => `about ${minutes(n)}`,
    minutesRange: (from, to) => `${from}–${to} minutes`,
    hours: (n) => `about ${hours(n)}`,
    hoursRange: (from, to) => `${from}–${to} hours`,
    overHours: (n) => `more than ${n} hours`,
    spanMinutes: minutes,
    spanSeconds: (n) => `${n} seconds`,
  },
  count: grouped,
  people,
  inQueue: (n) => `${people(n)} ${n === 1 ? "is" : "are"} in the queue now`,
  you: "You",
  days: "d",

  signIn: {
    title: "There is a queue for this show",
    text: "One place an account: sign in, and we take a number for you. What you chose is remembered.",
    button: "Sign in and queue",
  },
  before: {
    title: "The queue has not opened yet",
    prequeueAt: (when) => `The pre-queue opens on ${when}. This page then takes a place for you.`,
    opensAt: (when) => `The queue opens on ${when}. This page then takes a place for you.`,
    left: "Opens in",
  },
  prequeue: {
    title: "You are in the pre-queue",
    left: "Places are drawn in",
    shuffle:
      "When the time comes, everyone who is here by then gets a place at random: early or late, the chance is the same. Who comes later stands behind them.",
    noRush: "No need to watch: whoever has opened this page before then is in.",
  },
  drawing: { title: "Drawing the places", text: "Your place appears in a few seconds." },
  waiting: {
    ahead: "Ahead of you",
    next: "You are next",
    expect: "Expected wait",
    unknown: "being estimated",
    number: (n) => `Your number ${grouped(n)}`,
    rate: (n) => `About ${people(n)} let in a minute`,
  },
  paused: {
    title: "The queue is paused",
    text: "Our staff have stopped letting people in. Nobody overtakes you; the line moves on from here.",
  },
  turn: { title: "It is your turn", text: "We are opening the door for you." },
  admitted: {
    title: "It is your turn, come in",
    text: "Choose your tickets before the time runs out; after that the next in line gets the place.",
    left: "Time left to come in",
    go: "Go in and buy",
    goingOn: "Taking you in",
  },
  missed: {
    title: "You missed your turn",
    text: (span) =>
      `No tickets were chosen within ${span} of your turn, so the next in line got the place. You can queue again, from the end.`,
    again: "Queue again",
  },
  left: {
    title: "You have left the queue",
    text: "On another device your place was given to those behind you. You can queue again, from the end.",
  },
  none: { title: "No queue", text: "You can buy tickets for this show right away.", go: "Buy tickets" },
  away: {
    title: "The queue cannot be seen right now",
    text: "The queue is busy. Your place is not lost; this page tries again by itself.",
    retry: "Try now",
  },
  stale: "The connection to the queue was lost and is being made again. Your place is not affected.",
  soldOut:
    "All tickets are sold or held right now. Places that are not paid for come back, so there may be some at your turn.",

  then: {
    title: "What happens next",
    byItself: "At your turn this page takes you in by itself, and its title says so.",
    span: (span) => `You then have ${span} to choose your tickets; after that the next in line gets the place.`,
    kept: "Your place belongs to your account: closing the page, another device or a lost connection do not lose it. Just come back here.",
  },
  sound: "Ring at my turn",
  reload: "See where I am now",
  noScript: (seconds) => `This page reloads every ${seconds} seconds.`,
  leave: {
    button: "Leave the queue",
    ask: "Your place goes to those behind you at once; coming back you start from the end. Leave the queue?",
    yes: "Leave",
    no: "Stay in the queue",
  },
  said: {
    ahead: (n) => (n === 0 ? "You are next." : `${people(n)} ahead of you.`),
    expect: (wait) => `Expected wait: ${wait}.`,
  },
  tab: {
    ahead: (n) => `${grouped(n)} ahead`,
    admitted: "Your turn!",
  },
  inside: {
    left: "Time left to choose",
    text: "You are in: choose your tickets before the time runs out.",
    toQueue: "Go to the queue",
  },
};
