import QRCode from "qrcode";
import { z } from "zod";
import { rateLimit } from "../admission/index.ts";
import { saleTerms } from "../catalogue/index.ts";
import { readOrder } from "../ordering/index.ts";
import { buyer, id, router } from "../trpc.ts";
import { checkPayments } from "./check-payments.ts";
import type { PayClient } from "./gateway.ts";
import { gatewaysFor } from "./merchant-accounts.ts";
import { startPayment } from "./start-payment.ts";

const what = { orderId: id, gateway: z.enum(["alipay", "wechat"]) };
const starting = z.discriminatedUnion("device", [
  z.object({ ...what, device: z.enum(["desktop", "phone", "app"]) }),
  z.object({ ...what, device: z.literal("wechat"), openId: z.string().min(1).max(128) }),
]);

export const paymentRouter = {
  web: router({
    /** Through which gateways the order can be paid. */
    gateways: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => gatewaysFor(ctx, { ...input, accountId: ctx.accountId })),
    start: buyer.input(starting).mutation(async ({ ctx, input }) => {
      const { orderId, gateway, device } = input;
      const order = await readOrder(ctx, { orderId, accountId: ctx.accountId });
      const { eventTitle } = await saleTerms(ctx, order.performanceId);
      const client: PayClient =
        device === "wechat"
          ? { kind: device, openId: input.openId }
          : device === "phone"
            ? { kind: device, address: ctx.address }
            : { kind: device };
      const way = await startPayment(ctx, { orderId, gateway, client, accountId: ctx.accountId, subject: eventTitle });
      if (way.kind !== "code") return way;
      return { ...way, qrSvg: await QRCode.toString(way.code, { type: "svg", errorCorrectionLevel: "M", margin: 2 }) };
    }),
    /** The buyer is back from the cashier: look for the money at once instead of waiting for the callback. */
    check: buyer.input(z.object({ orderId: id })).mutation(async ({ ctx, input }) => {
      await rateLimit(ctx, "payment-check", ctx.accountId);
      const order = await readOrder(ctx, { ...input, accountId: ctx.accountId });
      if (order.state === "awaiting_payment") await checkPayments(ctx, order.id);
      return readOrder(ctx, { ...input, accountId: ctx.accountId });
    }),
  }),
};
