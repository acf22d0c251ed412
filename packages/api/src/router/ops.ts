import { admissionOpsRouter } from "../admission/ops-router.ts";
import { agencyRouter } from "../agency/routers.ts";
import { invoiceRouter } from "../finance/invoices/router.ts";
import { financeOpsRouter } from "../finance/ops-router.ts";
import { payoutOpsRouter } from "../finance/payouts/ops-router.ts";
import { identityRouter } from "../identity/router.ts";
import { couponRouter } from "../marketing/routers.ts";
import { operationsRouter } from "../operations/router.ts";
import { billOpsRouter } from "../payment/bills/ops-router.ts";
import { calledOffRouter } from "../payment/bulk/routers.ts";
import { goodwillOpsRouter } from "../payment/goodwill/ops-router.ts";
import { refundRouter } from "../payment/returns/router.ts";
import { router } from "../trpc.ts";

/** What the platform's operators may call. */
export const opsRouter = router({
  admission: admissionOpsRouter,
  agency: agencyRouter.ops,
  bill: billOpsRouter,
  calledOff: calledOffRouter.ops,
  coupon: couponRouter.ops,
  finance: financeOpsRouter,
  goodwill: goodwillOpsRouter,
  identity: identityRouter.ops,
  invoice: invoiceRouter.ops,
  operations: operationsRouter.ops,
  payout: payoutOpsRouter,
  refund: refundRouter.ops,
});
export type OpsRouter = typeof opsRouter;
