import type { ShowOnTicket } from "../catalogue/index.ts";
import { showTime } from "../platform/show-time.ts";
import { letterOf, noReply, row, textEnd } from "./mail-letter.ts";

/** The mail about an order whose performance was cancelled, or postponed; what there is to do is on the order's page. */
export function calledOffMail(o: {
  show: ShowOnTicket;
  kind: "cancelled" | "postponed";
  orderId: string;
  origin: string;
}): { subject: string; text: string; html: string } {
  const { show, kind } = o;
  const order = `${o.origin}/orders/${o.orderId}`;
  const { facts, means, kicker } = kind === "cancelled" ? cancelled(show) : postponed(show);
  const all = [
    ...facts,
    row("地点", `${show.city} · ${show.venue}`),
    ...(show.reason ? [row("原因", show.reason)] : []),
  ];
  const text = [
    `${kicker}。${means}`,
    "",
    show.title,
    ...all.map((fact) => `${fact.name}：${fact.text}`),
    "",
    `查看订单：${order}`,
    "",
    ...textEnd,
  ].join("\n");
  const html = letterOf({
    title: show.title,
    kicker,
    palette: show.poster.palette,
    facts: all,
    items: [],
    button: { text: "查看订单", href: order },
    foot: `${means}订单页需要登录您的账号。${noReply}`,
  });
  return { subject: `${kicker}：${show.title}`, text, html };
}

function cancelled({ startsAt, timeZone }: ShowOnTicket) {
  return {
    kicker: "演出已取消",
    means: "您无需申请，票款会自动退回，进度见订单页。",
    facts: [row("原定时间", showTime(startsAt, timeZone))],
  };
}

function postponed({ startsAt, timeZone, postponedFrom, dateToBeTold, choiceUntil }: ShowOnTicket) {
  const until = choiceUntil && showTime(choiceUntil, timeZone);
  return {
    kicker: "演出已延期",
    means: "您可以保留票，新的时间凭原票入场；也可以在截止前到订单页选择退款。",
    facts: [
      row("原定时间", showTime(postponedFrom ?? startsAt, timeZone)),
      row("新的时间", dateToBeTold ? "另行通知" : showTime(startsAt, timeZone)),
      ...(until ? [row("选择截止", until)] : []),
    ],
  };
}
