import { admissionOpsRouter } from "../admission/ops-router.ts";
import { financeOpsRouter } from "../finance/ops-router.ts";
import { identityRouter } from "../identity/router.ts";
import { operationsRouter } from "../operations/router.ts";
import { router } from "../trpc.ts";

/** What the platform's operators may call. */
export const opsRouter = router({
  admission: admissionOpsRouter,
  identity: identityRouter.ops,
  operations: operationsRouter.ops,
  finance: financeOpsRouter,
});
export type OpsRouter = typeof opsRouter;
