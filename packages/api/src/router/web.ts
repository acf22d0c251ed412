import { admissionRouter } from "../admission/router.ts";
import { catalogueRouter } from "../catalogue/router.ts";
import { invoiceRouter } from "../finance/invoices/router.ts";
import { identityRouter } from "../identity/router.ts";
import { inventoryRouter } from "../inventory/router.ts";
import { orderingRouter } from "../ordering/router.ts";
import { calledOffRouter } from "../payment/bulk/routers.ts";
import { refundRouter } from "../payment/returns/router.ts";
import { paymentRouter } from "../payment/router.ts";
import { searchRouter } from "../search/router.ts";
import { ticketingRouter } from "../ticketing/router.ts";
import { router } from "../trpc.ts";

/** What buyers' pages and apps may call. */
export const webRouter = router({
  admission: admissionRouter,
  identity: identityRouter.web,
  calledOff: calledOffRouter.web,
  catalogue: catalogueRouter.web,
  inventory: inventoryRouter.web,
  invoice: invoiceRouter.web,
  ordering: orderingRouter.web,
  payment: paymentRouter.web,
  refund: refundRouter.web,
  search: searchRouter.web,
  ticketing: ticketingRouter.web,
});
export type WebRouter = typeof webRouter;
