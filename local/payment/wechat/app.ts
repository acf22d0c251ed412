// What stands for WeChat's SDK in a merchant's app.
//   POST /app/wechat   the parameters as JSON, as the app was given them → leads to the cashier

import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { refusalPage } from "../cashier-page.ts";
import { answerPage, bodyOf, leadTo } from "../http.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { signedOrder } from "./signed-order.ts";

const given = z.object({
  ...{ appid: z.string(), partnerid: z.string(), prepayid: z.string(), package: z.literal("Sign=WXPay") },
  ...{ noncestr: z.string().min(1).max(32), timestamp: z.string().regex(/^\d{10}$/), sign: z.string() },
});

/** Answers an app that wants to have its order paid. */
export async function answerApp(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const read = given.safeParse(JSON.parse((await bodyOf(request)) || "{}"));
    if (!read.success) throw new Refusal("PARAM_ERROR", `参数错误：${read.error.issues[0]?.path.join(".")}`);
    const { appid: appId, partnerid, prepayid: prepayId, noncestr, timestamp, sign } = read.data;
    if (partnerid !== sandbox.wechat.mchId) throw new Refusal("PARAM_ERROR", "参数错误：partnerid");
    const lines = [appId, timestamp, noncestr, prepayId];
    const trade = signedOrder(sandbox, { product: "app", appId, lines, prepayId, sign });
    leadTo(response, `/cashier/${trade.trade_no}`);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof SyntaxError)) throw error;
    const code = error instanceof Refusal ? error.code : "PARAM_ERROR";
    answerPage(response, refusalPage(code, error.message), 400);
  }
}
