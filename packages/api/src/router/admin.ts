import { catalogueRouter } from "../catalogue/router.ts";
import { identityRouter } from "../identity/router.ts";
import { router } from "../trpc.ts";

/** What organizers' staff may call. */
export const adminRouter = router({
  identity: identityRouter.admin,
  catalogue: catalogueRouter.admin,
});
export type AdminRouter = typeof adminRouter;
