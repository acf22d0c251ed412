import QRCode from "qrcode";
import { z } from "zod";
import { rateLimit } from "../admission/index.ts";
import { saleTerms } from "../catalogue/index.ts";
import { readOrder } from "../ordering/index.ts";
import { buyer, id, router } from "../trpc.ts";
import { checkPayments } from "./check-payments.ts";
import { gatewaysFor } from "./merchant-accounts.ts";
import { clientOf } from "./payers/client-of.ts";
import { finishSignIn } from "./payers/sign-in.ts";
import { startPayment } from "./start-payment.ts";

const starting = z.object({
  orderId: id,
  gateway: z.enum(["alipay", "wechat"]),
  device: z.enum(["desktop", "phone", "wechat", "app"]),
  /** Inside WeChat: to be asked anew who he is, since WeChat would not take the payment. */
  signInAgain: z.boolean().default(false),
});

export const paymentRouter = {
  web: router({
    /** Through which gateways the order can be paid. */
    gateways: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => gatewaysFor(ctx, { ...input, accountId: ctx.accountId })),
    start: buyer.input(starting).mutation(async ({ ctx, input }) => {
      const { orderId, gateway, device, signInAgain: again } = input;
      const { accountId } = ctx;
      const order = await readOrder(ctx, { orderId, accountId });
      const { eventTitle: subject } = await saleTerms(ctx, order.performanceId);
      const client = await clientOf(ctx, { orderId, accountId, gateway, device, again });
      if (client.kind === "sign in") return { kind: "redirect" as const, url: client.url };
      const way = await startPayment(ctx, { orderId, gateway, client, accountId, subject });
      if (way.kind !== "code") return way;
      return { ...way, qrSvg: await QRCode.toString(way.code, { type: "svg", errorCorrectionLevel: "M", margin: 2 }) };
    }),
    /** The buyer is back from WeChat's sign-in, with its code, or without one when he did not allow it. */
    signIn: buyer
      .input(z.object({ orderId: id, state: z.string().max(128), code: z.string().min(1).max(512).optional() }))
      .mutation(async ({ ctx, input }) => {
        const { accountId } = ctx;
        await readOrder(ctx, { orderId: input.orderId, accountId });
        await finishSignIn(ctx, { ...input, accountId });
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
