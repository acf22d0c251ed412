import { describe, expect, it } from "vitest";
import { openBreakers } from "../platform/breakers.ts";
import { newId } from "../platform/ids.ts";
import { smtpMail } from "../platform/mail.ts";
import { createBuyer, createShow } from "../testing/factories.ts";
import { createTickets } from "../testing/issued-tickets.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { mailTickets } from "./jobs.ts";

const { platform, system } = testPlatform();
const origin = platform.env.WEB_ORIGIN;

/** A buyer with two tickets, and a mail address unless told otherwise. */
async function buyerWithTickets(mail: string | null = `${newId()}@example.com`) {
  const accountId = await createBuyer(system);
  if (mail)
    await platform.db.account.update({
      where: { id: accountId },
      data: { mailCipher: system.cipher.seal(mail, `accounts:mail:${accountId}`) },
    });
  const show = await createShow(platform.db);
  await platform.db.event.update({ where: { id: show.eventId }, data: { title: "话剧《<茶馆>》" } });
  return { accountId, mail: mail ?? "", ...(await createTickets(system, show, { accountId, quantity: 2 })) };
}

interface Mail {
  subject: string;
  text: string;
  html: string;
  message_id: string;
}

async function mailsTo(address: string): Promise<Mail[]> {
  const answer = await fetch(`${platform.env.MAILBOX_URL}/mails?to=${encodeURIComponent(address)}`);
  return ((await answer.json()) as { mails: Mail[] }).mails;
}

describe("when tickets are issued", () => {
  it("the buyer gets a mail with a link to each ticket, to its PDF, and to all of them", async () => {
    const { mail, orderId, ticketIds, accountId } = await buyerWithTickets();
    await mailTickets(system, { orderId, accountId });
    const [letter] = await mailsTo(mail);
    expect(letter?.subject).toContain("已出票：话剧《<茶馆>》");
    const links = [`/tickets?order=${orderId}`, ...ticketIds.flatMap((id) => [`/tickets/${id}`, `/tickets/${id}/pdf`])];
    for (const link of links) {
      expect(letter?.text).toContain(origin + link);
      expect(letter?.html).toContain(`href="${origin}${link}"`);
    }
    expect(letter?.text).toContain("通用票 第 1 号");
    // What an organizer typed is text, whatever it looks like.
    expect(letter?.html).not.toContain("<茶馆>");
  });

  it("however often the job runs there is one mail, whose id is the message's", async () => {
    const { mail, orderId, accountId } = await buyerWithTickets();
    await mailTickets(system, { orderId, accountId });
    await mailTickets(system, { orderId, accountId });
    const mails = await mailsTo(mail);
    expect(mails).toHaveLength(1);
    const message = await platform.db.message.findFirstOrThrow({ where: { accountId, way: "mail" } });
    expect(message).toMatchObject({ state: "sent", attempts: 1, dedupeKey: `tickets-issued-mail:${orderId}` });
    expect(mails[0]?.message_id).toContain(message.id);
    expect(JSON.stringify(message)).not.toContain(mail);
  });

  it("who has no address gets none", async () => {
    const { orderId, accountId } = await buyerWithTickets(null);
    await mailTickets(system, { orderId, accountId });
    expect(await platform.db.message.count({ where: { accountId } })).toBe(0);
  });

  it("without a mail server nobody is told by mail, and nothing fails", async () => {
    const { mail, orderId, accountId } = await buyerWithTickets();
    await mailTickets({ ...system, mail: undefined }, { orderId, accountId });
    expect(await mailsTo(mail)).toEqual([]);
  });

  it("a server that is away or refuses makes the job fail, to be tried again, and says no address", async () => {
    const { mail, orderId, accountId } = await buyerWithTickets(`bounce+${newId()}@example.com`);
    await expect(mailTickets(system, { orderId, accountId })).rejects.toThrow(/550/);
    await expect(mailTickets(system, { orderId, accountId })).rejects.not.toThrow(mail);
    const away = smtpMail({
      url: "smtp://127.0.0.1:9",
      from: platform.env.MAIL_FROM,
      origin,
      breaker: openBreakers(platform.log).mail,
    });
    expect(await refusalCode(mailTickets({ ...system, mail: away }, { orderId, accountId }))).toBe("BUSY");
    const message = await platform.db.message.findFirstOrThrow({ where: { accountId, way: "mail" } });
    expect(message).toMatchObject({ state: "queued", attempts: 3 });
  });
});
