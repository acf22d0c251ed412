import { operator, router } from "../trpc.ts";
import { readOverview } from "./read-overview.ts";

export const operationsRouter = {
  ops: router({
    overview: operator.query(({ ctx }) => readOverview(ctx)),
  }),
};
