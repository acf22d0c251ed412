import type { Page } from "@playwright/test";
import type { TestShow } from "../../packages/api/src/testing/factories.ts";
import { choose } from "../e2e/kit/buyer.ts";
import { inDatabase } from "../e2e/kit/paid-order.ts";
import { ownShow } from "../e2e/kit/platform.ts";
import { giveToOrganizer } from "../e2e/kit/staff.ts";
import { placeOrder } from "./buying.ts";
import { type Screen, type Stage, visit } from "./walk.ts";

/** A performance that is cancelled and one that is postponed, as organizers, operators and buyers see it. */
export async function pictureCallingOff(stage: Stage): Promise<void> {
  await pictureCancelled(stage, await namedShow("海上花园音乐会", "Garden at sea"));
  await picturePostponed(stage, await namedShow("星河剧场：远航", "Voyage"));
}

async function pictureCancelled(stage: Stage, show: TestShow): Promise<void> {
  const first = await pay(stage, show, { screen: "desktop", places: 2 });
  const second = await pay(stage, show, { screen: "phone", places: 1 });
  const { page, save } = await visit(stage, "organizer");
  await toCallOff(page, show);
  await page.getByLabel("原因（中文，购票人可见）").fill("台风登陆，场馆关闭");
  await page.getByLabel("原因（英文）").fill("A typhoon, the hall is closed");
  await page.getByLabel("为确认，请输入已付款订单数 2").fill("2");
  await save("call-off");
  await page.getByRole("button", { name: "取消演出并退款" }).click();
  await page
    .getByText(/^已取消，/)
    .first()
    .waitFor();

  const ops = await visit(stage, "operator");
  await ops.page.goto("/called-off");
  await ops.page.getByRole("link", { name: /海上花园/ }).click();
  await ops.page.getByText("2 / 2 单已处理").waitFor();
  await ops.save("bulk-return");
  for (const { page, save } of [first, second]) {
    await page.reload();
    await page.getByText("已退回", { exact: true }).first().waitFor();
    await save("order-cancelled");
  }
  for (const one of [first, second, ops, { page }]) await one.page.context().close();
}

async function picturePostponed(stage: Stage, show: TestShow): Promise<void> {
  const buyer = await pay(stage, show, { screen: "phone", places: 2 });
  const { page } = await visit(stage, "organizer");
  await toCallOff(page, show);
  await page.getByLabel("要做什么").selectOption("延期");
  await page.getByLabel("新的开演时间").fill("2031-05-01T19:30");
  await page.getByLabel("选择截止").fill("2031-04-01T12:00");
  await page.getByLabel("原因（中文，购票人可见）").fill("场馆检修");
  await page.getByLabel("原因（英文）").fill("Repairs of the hall");
  await page.getByLabel("为确认，请输入已付款订单数 1").fill("1");
  await page.getByRole("button", { name: "延期并通知购票人" }).click();
  await page.getByText("已延期，购票人正在选择").waitFor();
  await buyer.page.reload();
  await buyer.page.getByRole("button", { name: "保留门票" }).waitFor();
  await buyer.save("order-postponed");
  for (const one of [buyer, { page }]) await one.page.context().close();
}

async function namedShow(title: string, titleEn: string): Promise<TestShow> {
  const show = await ownShow({ priceFen: 38_000, places: 200, refundRule: { steps: [] } });
  const poster = { seed: 7, motif: "moon", palette: ["#10243f", "#f4b860", "#e5e9f0"] };
  await inDatabase((db) => db.event.update({ where: { id: show.eventId }, data: { title, titleEn, poster } }));
  await giveToOrganizer(show);
  return show;
}

async function pay(stage: Stage, show: TestShow, o: { screen: Screen; places: number }) {
  const buyer = await visit(stage, "newcomer", o.screen);
  const { page } = buyer;
  await page.goto(`/performances/${show.performanceId}`);
  await choose(page, "通用票", o.places);
  await page.getByRole("button", { name: "选好了" }).click();
  await placeOrder(page);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\/[^?]*$/);
  await page.getByRole("link", { name: "查看电子票" }).first().waitFor();
  return buyer;
}

async function toCallOff(page: Page, show: TestShow): Promise<void> {
  await page.goto(`/shows/${show.eventId}/performances`);
  await page.getByRole("link", { name: "取消或延期" }).click();
  await page.getByRole("heading", { name: "取消或延期" }).first().waitFor();
}
