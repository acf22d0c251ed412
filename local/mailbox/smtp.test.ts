import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMailbox } from "./main.ts";

const keys = { accessKeyId: "LTAI5tSandboxKeyId", accessKeySecret: "sandbox-secret" };
const options = { port: 0, smtpPort: 0, dataDir: mkdtempSync(join(tmpdir(), "mailbox-")), ...keys };
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox(options);
});
afterAll(() => mailbox.stop());

const letter = {
  from: "开幕 Kaimu <tickets@kaimu.example>",
  subject: "已出票：话剧《茶馆》𠮷",
  text: "您好",
  html: "<p>您好</p>",
};
const send = (more: object) => createTransport(mailbox.smtpUrl).sendMail({ ...letter, ...more });
const received = async (query: string) => (await (await fetch(`${mailbox.url}/mails?${query}`)).json()) as Answer;
type Answer = { mails: Record<string, unknown>[]; addresses: unknown[]; last: number };

test("a mail is there as it was sent, in both its forms, for each of its recipients", async () => {
  await send({ to: ["Li@example.com", "wang@example.com"], messageId: "<one@kaimu.example>" });
  expect((await received("to=li@example.com")).mails).toMatchObject([
    {
      ...letter,
      to: "li@example.com",
      message_id: "<one@kaimu.example>",
      copy: 1,
    },
  ]);
  expect((await received("to=WANG@example.com")).mails).toHaveLength(1);
});

test("the same mail sent twice is there twice and says so", async () => {
  for (let time = 0; time < 2; time += 1) await send({ to: "twice@example.com", messageId: "<two@kaimu.example>" });
  expect((await received("to=twice@example.com")).mails.map(({ copy }) => copy)).toEqual([1, 2]);
});

test("a box that does not exist is refused, as real servers do", async () => {
  await expect(send({ to: "bounce@example.com" })).rejects.toMatchObject({ responseCode: 550 });
  expect((await received("to=bounce@example.com")).mails).toEqual([]);
});

test("a reader goes on from the last mail it saw", async () => {
  await send({ to: "reader@example.com", subject: "first" });
  const { last } = await received("to=reader@example.com");
  await send({ to: "reader@example.com", subject: "second" });
  const { mails } = await received(`to=reader@example.com&after=${last}`);
  expect(mails.map(({ subject }) => subject)).toEqual(["second"]);
});

test("the pages for SMS and for mail lead to each other", async () => {
  for (const path of ["/", "/mail"]) expect(await (await fetch(mailbox.url + path)).text()).toContain('href="/mail"');
});
