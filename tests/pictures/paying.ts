import { holdPlaces, placeOrder } from "./buying.ts";
import { type Stage, savePage, visit } from "./walk.ts";

const insideWechat =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x1800322c) NetType/WIFI Language/zh_CN";

/** WeChat Pay: a code on a desktop, scanned with a phone; on a phone WeChat itself; inside WeChat its cashier over the page. */
export async function picturePaying(stage: Stage): Promise<void> {
  const { page, save } = await visit(stage, "newcomer");
  await holdPlaces(page);
  await placeOrder(page);
  await page.getByRole("radio", { name: "微信支付" }).check();
  await page.getByRole("button", { name: "微信支付" }).click();
  await page.getByRole("heading", { name: "微信扫一扫支付" }).waitFor();
  await save("wechat-code");
  const phone = await page.context().newPage();
  await phone.goto(`${stage.platform.env.WECHAT_GATEWAY}/scan`);
  await savePage(stage, phone, "wechat-scan");
  await phone.getByRole("row").nth(1).getByRole("link").click();
  await phone.getByRole("button", { name: "确认支付" }).click();
  await page.getByRole("heading", { level: 1, name: "已支付" }).waitFor();
  await save("wechat-paid");
  await page.context().close();

  const handset = await visit(stage, "newcomer", "phone");
  await holdPlaces(handset.page);
  await placeOrder(handset.page);
  await handset.page.getByRole("radio", { name: "微信支付" }).check();
  await handset.save("ways-to-pay");
  await handset.page.getByRole("button", { name: "微信支付" }).click();
  await handset.page.getByRole("button", { name: "确认支付" }).waitFor();
  await handset.save("wechat");
  await handset.page.context().close();

  const inside = await visit(stage, "newcomer", "phone", { userAgent: insideWechat });
  const bridge = await fetch(`${stage.platform.env.WECHAT_GATEWAY}/wechat/bridge.js`);
  await inside.page.addInitScript({ content: await bridge.text() });
  await holdPlaces(inside.page);
  await placeOrder(inside.page);
  await inside.page.getByRole("radio", { name: "微信支付" }).check();
  await inside.page.getByRole("button", { name: "微信支付" }).click();
  await inside.page.frameLocator('iframe[title="微信支付"]').getByRole("button", { name: "确认支付" }).waitFor();
  await inside.save("inside-wechat");
  await inside.page.context().close();
}
