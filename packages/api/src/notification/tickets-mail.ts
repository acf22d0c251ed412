import type { ShowOnTicket } from "../catalogue/index.ts";
import { clockTime, showTime } from "../platform/show-time.ts";
import { letterOf, noReply, row, textEnd } from "./mail-letter.ts";

/** One ticket as the mail lists it. */
export interface MailedTicket {
  ticketId: string;
  /** Its seat, or its number where there are no seats. */
  place: string;
}

/** A performance with an order's tickets for it. */
export interface MailedShow {
  show: ShowOnTicket;
  tickets: MailedTicket[];
}

/**
 * The mail that says tickets are issued, with the way to each; of a pass, performance by performance. It carries no code that opens a gate: the
 * links ask for a login.
 */
export function ticketsMail(o: { shows: [MailedShow, ...MailedShow[]]; orderId: string; origin: string }): {
  subject: string;
  text: string;
  html: string;
} {
  const { shows, origin } = o;
  const [{ show }] = shows;
  const several = shows.length > 1;
  const times = shows.map((one) => timeOf(one.show));
  const folder = `${origin}/tickets?order=${o.orderId}`;
  const where = `${show.city} · ${show.venue}`;
  const links = shows.flatMap(({ tickets }, n) =>
    tickets.map(({ ticketId, place }) => ({
      place: several ? `${times[n]?.starts} ${place}` : place,
      page: `${origin}/tickets/${ticketId}`,
      pdf: `${origin}/tickets/${ticketId}/pdf`,
    })),
  );
  const when = times.map(({ starts, doors }) => `${starts}（${doors} 开始入场）`);
  const text = [
    `您的 ${links.length} 张票已出票。`,
    "",
    show.title,
    ...when.map((line) => `时间：${line}`),
    `地点：${where}`,
    `地址：${show.address}`,
    "",
    ...links.flatMap(({ place, page, pdf }) => [place, `  查看电子票：${page}`, `  下载 PDF：${pdf}`, ""]),
    `全部电子票：${folder}`,
    "",
    "入场时出示电子票上的二维码，一码一人。以上链接需要登录您的账号，请勿将二维码转发给他人。",
    ...textEnd,
  ].join("\n");
  const html = letterOf({
    title: show.title,
    kicker: `${links.length} 张票已出票`,
    palette: show.poster.palette,
    facts: [...when.map((line) => row("时间", line)), row("地点", where), row("地址", show.address)],
    items: links.map(({ place, page, pdf }) => ({
      name: place,
      links: [
        { text: "查看电子票", href: page },
        { text: "下载 PDF", href: pdf },
      ],
    })),
    button: { text: "打开票夹", href: folder },
    foot: `入场时出示电子票上的二维码，一码一人。以上链接需要登录您的账号，请勿将二维码转发给他人。${noReply}`,
  });
  const subject = `已出票：${show.title} ${times[0]?.starts}${several ? ` 等 ${shows.length} 场` : ""}`;
  return { subject, text, html };
}

function timeOf({ startsAt, doorsAt, timeZone }: ShowOnTicket) {
  return { starts: showTime(startsAt, timeZone), doors: clockTime(doorsAt, timeZone) };
}
