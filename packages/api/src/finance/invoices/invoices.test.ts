import { describe, expect, it } from "vitest";
import { mailInvoice } from "../../notification/invoice-mail.ts";
import { giveBack, quoteReturn } from "../../payment/index.ts";
import { newId } from "../../platform/ids.ts";
import { createShow, type ShowOptions } from "../../testing/factories.ts";
import { invoicingSandbox } from "../../testing/invoicing-sandbox.ts";
import { createPayable } from "../../testing/paid-order.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { issueTickets } from "../../ticketing/index.ts";
import { askForInvoice } from "./ask-invoice.ts";
import { correctInvoice } from "./correct-invoice.ts";
import { invoicePdf } from "./invoice-file.ts";
import { type InvoiceTitle, titleInput } from "./invoice-title.ts";
import { invoicesOfOrder } from "./invoices-of-order.ts";
import { signedInvoicing } from "./invoicing-client.ts";
import { issueInvoice, noteNotIssued } from "./issue-invoice.ts";
import { issuedInvoice } from "./issued-invoice.ts";
import { listInvoices } from "./list-invoices.ts";
import { noteNotReversed, reverseInvoice } from "./reverse-invoice.ts";
import { tryInvoiceAgain } from "./try-again.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = invoicingSandbox(system);
const person: InvoiceTitle = { kind: "individual", title: "王小明" };
const company: InvoiceTitle = { kind: "company", title: "某某文化有限公司", taxNumber: "91350100M000100Y43" };

/** A paid order of three tickets; a fifth of each is kept when it is given back. */
async function paidOrder(o: ShowOptions & { quantity?: number } = {}) {
  const rule = { steps: [{ untilHoursBefore: 1, keepPercent: 20 }] };
  const show = await createShow(db, { priceFen: 12_345, refundRule: rule, ...o });
  const order = await createPayable(system, show, { quantity: 3, ...o });
  await order.pay();
  await issueTickets(system, order.orderId);
  const { orderId, accountId } = order;
  const ask = (buyer = person, clientKey: string = newId(), mail = "a@example.com") =>
    askForInvoice(system, { orderId, accountId, clientKey, buyer, mail });
  const told = async () => (await invoicesOfOrder(system, { orderId, accountId })).invoices;
  const askable = async () => (await invoicesOfOrder(system, { orderId, accountId })).askable;
  const give = async (lineIds: string[]) => {
    const { lines } = await quoteReturn(system, { orderId, accountId });
    const expectedBackFen = lines.reduce((sum, line) => sum + (lineIds.includes(line.lineId) ? line.backFen : 0), 0);
    return giveBack(system, { orderId, accountId, lineIds, clientKey: newId(), expectedBackFen });
  };
  return { show, ...order, ask, told, askable, give };
}

/** What waits for the job of an event, about the invoices of an order. */
async function waiting(orderId: string, name: "invoice/requested" | "invoice/reversal.requested" | "invoice/issued") {
  const own = await db.invoice.findMany({ where: { orderId }, select: { id: true } });
  const events = await db.outboxEvent.findMany({ where: { name }, orderBy: { id: "asc" } });
  const ids = events.map((event) => (event.data as { invoiceId: string }).invoiceId);
  return ids.filter((id) => own.some((invoice) => invoice.id === id));
}

describe("an invoice", () => {
  it("is for what was paid, is issued once however often the job runs, and is told to be mailed", async () => {
    const { orderId, ask, told, askable, totalFen } = await paidOrder();
    expect(await askable()).toMatchObject({ amountFen: totalFen, no: null });
    const { invoiceId } = await ask(company);
    expect(await told()).toMatchObject([{ id: invoiceId, state: "under way", amountFen: totalFen, number: null }]);
    await Promise.all([issueInvoice(system, invoiceId), issueInvoice(system, invoiceId)]);
    await issueInvoice(system, invoiceId);
    const [issued] = await told();
    expect(issued).toMatchObject({ state: "issued", title: "某某文化有限公司", taxNumber: "91350100M000100Y43" });
    expect(issued?.number).toMatch(/^\d{20}$/);
    expect(await sandbox.invoice(invoiceId)).toMatchObject({
      ...{ state: "issued", number: issued?.number, amount: totalFen },
    });
    expect(await waiting(orderId, "invoice/issued")).toEqual([invoiceId]);
  });

  it("is mailed once to the address it was asked for with, and is a PDF for its buyer alone", async () => {
    const { accountId, ask } = await paidOrder();
    const mail = `${newId()}@example.com`;
    const { invoiceId } = await ask(company, newId(), mail);
    expect(await refusalCode(invoicePdf(system, { invoiceId, accountId }))).toBe("NOT_FOUND");
    await issueInvoice(system, invoiceId);
    await mailInvoice(system, invoiceId);
    await mailInvoice(system, invoiceId);
    const { bytes, number } = await invoicePdf(system, { invoiceId, accountId });
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(await refusalCode(invoicePdf(system, { invoiceId, accountId: newId() }))).toBe("NOT_FOUND");
    const answer = await fetch(`${platform.env.MAILBOX_URL}/mails?to=${encodeURIComponent(mail)}`);
    const { mails } = (await answer.json()) as { mails: { text: string }[] };
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(number);
    expect(mails[0]?.text).toContain(`/invoices/${invoiceId}`);
  });

  it("asked for twice with one key, also at the same moment, is one; with another key it is refused while it stands", async () => {
    const { orderId, ask, askable } = await paidOrder();
    const key = newId();
    const answers = await Promise.all([1, 2, 3].map(() => ask(person, key)));
    expect(new Set(answers.map((one) => one.invoiceId)).size).toBe(1);
    expect(await db.invoice.count({ where: { orderId } })).toBe(1);
    expect(await refusalCode(ask(company, key))).toBe("KEY_REUSED");
    expect(await refusalCode(ask())).toBe("NOT_INVOICEABLE");
    expect(await askable()).toMatchObject({ no: "has one" });
    const racing = await paidOrder();
    const both = await Promise.allSettled([racing.ask(), racing.ask()]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("of another's order is not there, of an unpaid one or long after the show not to be had", async () => {
    const { show, orderId, accountId, ask, askable } = await paidOrder();
    const stranger = { orderId, accountId: newId(), clientKey: newId(), buyer: person, mail: "a@example.com" };
    expect(await refusalCode(askForInvoice(system, stranger))).toBe("NOT_FOUND");
    expect(await refusalCode(invoicesOfOrder(system, stranger))).toBe("NOT_FOUND");
    const unpaid = await createPayable(system, show, { accountId: newId() });
    expect(await refusalCode(askForInvoice(system, { ...stranger, ...unpaid, clientKey: newId() }))).toBe(
      "NOT_INVOICEABLE",
    );
    const days = platform.env.INVOICE_DAYS;
    const startedDaysAgo = (n: number) =>
      db.performance.update({
        where: { id: show.performanceId },
        data: { startsAt: new Date(Date.now() - n * 86_400_000) },
      });
    await startedDaysAgo(days + 1);
    expect(await askable()).toMatchObject({ no: "too late" });
    expect(await refusalCode(ask())).toBe("NOT_INVOICEABLE");
    await startedDaysAgo(days - 1);
    expect(await refusalCode(ask())).toBe("no refusal");
    expect(await db.invoice.count({ where: { orderId } })).toBe(1);
    expect(accountId).toBeTruthy();
  });

  it("is not made out to a company whose number is wrong", async () => {
    const { ask } = await paidOrder();
    expect(await refusalCode(ask({ ...company, taxNumber: "91350100M000100Y44" }))).toBe("TAX_NUMBER_INVALID");
    expect(titleInput.parse({ kind: "company", title: " 某某公司 ", taxNumber: "9135 0100 m000100y43" })).toEqual({
      ...{ kind: "company", title: "某某公司", taxNumber: "91350100M000100Y43" },
    });
    expect(titleInput.parse({ kind: "individual", title: "  " })).toEqual({ kind: "individual", title: "个人" });
  });

  it("keeps whom and where to from whoever reads the tables, and from operators whom of private persons", async () => {
    const { ask, show } = await paidOrder();
    const { invoiceId } = await ask();
    const row = await db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect(JSON.stringify(row)).not.toMatch(/王小明|a@example\.com/);
    const { invoices } = await listInvoices(system, { organizerId: show.organizerId, limit: 10 });
    expect(JSON.stringify(invoices)).not.toMatch(/王小明|a@example\.com/);
    expect(invoices).toMatchObject([{ id: invoiceId, title: null }]);
  });
});

describe("when a ticket of an invoice is given back", () => {
  it("of three, the invoice is reversed and one for the other two issued to the same title", async () => {
    const { orderId, lineIds, ask, told, give } = await paidOrder();
    const { invoiceId } = await ask(company);
    await issueInvoice(system, invoiceId);
    await give(lineIds.slice(0, 1));
    expect((await told()).map((one) => one.state)).toEqual(["being reversed"]);
    expect(await waiting(orderId, "invoice/reversal.requested")).toEqual([invoiceId]);
    await Promise.all([reverseInvoice(system, invoiceId), reverseInvoice(system, invoiceId)]);
    await reverseInvoice(system, invoiceId);
    const [reversed, remainder, ...more] = await told();
    expect(more).toEqual([]);
    expect(reversed).toMatchObject({ state: "reversed", redNumber: expect.stringMatching(/^\d{20}$/) });
    expect(remainder).toMatchObject({ ...{ state: "under way", amountFen: 2 * 12_345, title: "某某文化有限公司" } });
    expect(await waiting(orderId, "invoice/requested")).toEqual([invoiceId, remainder?.id]);
    await issueInvoice(system, remainder?.id ?? "");
    expect((await told())[1]).toMatchObject({ state: "issued" });
    expect(await sandbox.invoice(invoiceId)).toMatchObject({ state: "reversed", red_number: reversed?.redNumber });
    expect(await sandbox.invoice(remainder?.id ?? "")).toMatchObject({ state: "issued", amount: 2 * 12_345 });
  });

  it("and then the others, nothing remains and nothing is issued any more", async () => {
    const { lineIds, ask, told, give, askable } = await paidOrder();
    const { invoiceId } = await ask();
    await issueInvoice(system, invoiceId);
    await give(lineIds.slice(0, 1));
    // The others come back before the first reversal is done.
    await give(lineIds.slice(1));
    await reverseInvoice(system, invoiceId);
    expect((await told()).map((one) => one.state)).toEqual(["reversed"]);
    expect(await askable()).toMatchObject({ no: "not paid", amountFen: 0 });
  });

  it("before it was issued, the service never issues it, whichever comes first there", async () => {
    for (const order of ["issue first", "reverse first"] as const) {
      const { lineIds, ask, told, give } = await paidOrder();
      const { invoiceId } = await ask();
      // The answer of the first call is lost: we do not know whether it is issued.
      await sandbox.fault(invoiceId, { what: order === "issue first" ? "lost" : "unavailable", times: 1 });
      expect(await refusalCode(issueInvoice(system, invoiceId))).toBe("BUSY");
      await give(lineIds.slice(0, 1));
      await issueInvoice(system, invoiceId);
      await reverseInvoice(system, invoiceId);
      const state = order === "issue first" ? "reversed" : "void";
      expect(await sandbox.invoice(invoiceId)).toMatchObject({ state });
      // One that never was is not shown; its remainder is.
      const shown = order === "issue first" ? ["reversed", "under way"] : ["under way"];
      expect((await told()).map((one) => one.state)).toEqual(shown);
      expect((await told()).at(-1)).toMatchObject({ amountFen: 2 * 12_345 });
    }
  });
});

describe("when the service does not do it", () => {
  it("the job tries again, and an operator when its tries are used up, under the same serial", async () => {
    const { orderId, ask, told } = await paidOrder();
    const { invoiceId } = await ask();
    await sandbox.fault(invoiceId, { what: "unavailable", times: 2 });
    for (let tries = 0; tries < 2; tries += 1) expect(await refusalCode(issueInvoice(system, invoiceId))).toBe("BUSY");
    await noteNotIssued(system, { invoiceId, detail: "BUSY: the invoicing service failed: 503" });
    // The buyer need not know whose turn it is.
    expect((await told()).map((one) => one.state)).toEqual(["under way"]);
    const failed = await listInvoices(system, { state: "failed", limit: 100 });
    expect(failed.invoices.find((one) => one.id === invoiceId)).toMatchObject({ detail: expect.stringMatching(/503/) });
    const again = () => tryInvoiceAgain(system, { invoiceId, operatorId: newId() });
    await again();
    expect(await refusalCode(again())).toBe("STATE_CHANGED");
    expect(await waiting(orderId, "invoice/requested")).toEqual([invoiceId, invoiceId]);
    await issueInvoice(system, invoiceId);
    expect((await told()).map((one) => one.state)).toEqual(["issued"]);
  });

  it("but says no, it is not asked again by itself, and its word is kept; so it is with a reversal", async () => {
    const { lineIds, ask, give, told } = await paidOrder();
    const { invoiceId } = await ask();
    const stateOf = async () => db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    await sandbox.fault(invoiceId, { what: "refused", times: 1 });
    await issueInvoice(system, invoiceId);
    expect(await stateOf()).toMatchObject({ state: "failed", detail: "REFUSED 开票被税务系统拒绝" });
    await tryInvoiceAgain(system, { invoiceId, operatorId: newId() });
    await issueInvoice(system, invoiceId);
    await give(lineIds.slice(0, 1));
    await sandbox.fault(invoiceId, { what: "refused", times: 1 });
    await reverseInvoice(system, invoiceId);
    expect(await stateOf()).toMatchObject({ state: "reversal_failed" });
    await tryInvoiceAgain(system, { invoiceId, operatorId: newId() });
    await noteNotReversed(system, { invoiceId, detail: "gone" });
    await tryInvoiceAgain(system, { invoiceId, operatorId: newId() });
    await reverseInvoice(system, invoiceId);
    expect((await told()).map((one) => one.state)).toEqual(["reversed", "under way"]);
  });

  it("because of title or tax number, its buyer corrects them, once however often he presses, and it is issued as corrected", async () => {
    const { orderId, accountId, ask, told } = await paidOrder();
    const { invoiceId } = await ask({ ...company, title: "写错的公司" }, newId(), "old@example.com");
    const wish = { invoiceId, accountId, clientKey: newId(), buyer: company, mail: "new@example.com" };
    expect(await refusalCode(correctInvoice(system, wish))).toBe("STATE_CHANGED");
    await sandbox.fault(invoiceId, { what: "mismatch", times: 1 });
    await issueInvoice(system, invoiceId);
    expect(await told()).toMatchObject([{ state: "refused", title: "写错的公司", mail: "old@example.com" }]);
    const failed = await listInvoices(system, { state: "failed", limit: 100 });
    expect(failed.invoices.find((one) => one.id === invoiceId)).toMatchObject({
      ...{ detail: "TITLE_MISMATCH 购买方名称与税号不匹配", refusedBuyer: true, corrected: false },
    });
    expect(await refusalCode(correctInvoice(system, { ...wish, accountId: newId() }))).toBe("NOT_FOUND");
    await Promise.all([1, 2, 3].map(() => correctInvoice(system, wish)));
    expect(await waiting(orderId, "invoice/requested")).toEqual([invoiceId, invoiceId]);
    expect(await refusalCode(correctInvoice(system, { ...wish, buyer: person }))).toBe("KEY_REUSED");
    expect(await refusalCode(correctInvoice(system, { ...wish, clientKey: newId() }))).toBe("STATE_CHANGED");
    await issueInvoice(system, invoiceId);
    await correctInvoice(system, wish);
    expect(await told()).toMatchObject([{ state: "issued", title: "某某文化有限公司", mail: null }]);
    expect((await issuedInvoice(system, { invoiceId }))?.mail).toBe("new@example.com");
  });

  it("an answer to what was asked before a correction does not undo it", async () => {
    const { ask, told, accountId } = await paidOrder();
    const { invoiceId } = await ask(company);
    const stale = (await db.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).titleCipher;
    const no = { invoiceId, detail: "TITLE_MISMATCH", ofBuyer: true, titleCipher: stale };
    await noteNotIssued(system, no);
    await correctInvoice(system, { invoiceId, accountId, clientKey: newId(), buyer: person, mail: "a@example.com" });
    await noteNotIssued(system, no);
    expect(await told()).toMatchObject([{ state: "under way", kind: "individual", taxNumber: null }]);
  });

  it("because nobody it knows has signed, nothing is issued; nor is an answer believed that it has not signed", async () => {
    const { ask, told } = await paidOrder();
    const { invoiceId } = await ask();
    const { INVOICE_ENDPOINT: endpoint = "", INVOICE_APP_KEY: appKey = "" } = platform.env;
    const invoicing = signedInvoicing({
      ...{ endpoint, appKey, appSecret: "another secret of ours", breaker: platform.breakers.invoicing },
    });
    expect(await refusalCode(issueInvoice({ ...system, invoicing }, invoiceId))).toBe("BUSY");
    expect(await sandbox.invoice(invoiceId)).toBeUndefined();
    expect((await told()).map((one) => one.state)).toEqual(["under way"]);
  });

  it("because none is given, nobody is offered an invoice", async () => {
    const { orderId, accountId } = await paidOrder();
    const without = { ...system, invoicing: undefined };
    const { askable } = await invoicesOfOrder(without, { orderId, accountId });
    expect(askable.no).toBe("not offered");
    const wanted = { orderId, accountId, clientKey: newId(), buyer: person, mail: "a@example.com" };
    expect(await refusalCode(askForInvoice(without, wanted))).toBe("NOT_INVOICEABLE");
  });
});
