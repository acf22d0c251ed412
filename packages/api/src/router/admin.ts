import { agencyRouter } from "../agency/routers.ts";
import { catalogueAdminRouter } from "../catalogue/admin-router.ts";
import { financeAdminRouter } from "../finance/admin-router.ts";
import { invoiceRouter } from "../finance/invoices/router.ts";
import { identityRouter } from "../identity/router.ts";
import { inventoryAdminRouter } from "../inventory/admin-router.ts";
import { couponRouter } from "../marketing/routers.ts";
import { orderingAdminRouter } from "../ordering/admin-router.ts";
import { calledOffRouter } from "../payment/bulk/routers.ts";
import { router } from "../trpc.ts";

/** What organizers' staff may call. */
export const adminRouter = router({
  agency: agencyRouter.admin,
  identity: identityRouter.admin,
  calledOff: calledOffRouter.admin,
  catalogue: catalogueAdminRouter,
  coupon: couponRouter.admin,
  inventory: inventoryAdminRouter,
  ordering: orderingAdminRouter,
  finance: financeAdminRouter,
  invoice: invoiceRouter.admin,
});
export type AdminRouter = typeof adminRouter;
