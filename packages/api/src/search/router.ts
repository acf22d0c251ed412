import { Category } from "@kaimu/db";
import { z } from "zod";
import { rateLimit } from "../admission/index.ts";
import { anyone, router } from "../trpc.ts";
import { find } from "./find.ts";
import { suggest } from "./suggest.ts";

const day = z.iso.date();
const fen = z.int().min(0).max(100_000_000);

const findInput = z.object({
  query: z.string().max(60).default(""),
  city: z.string().min(1).max(40).optional(),
  category: z.enum(Category).optional(),
  from: day.optional(),
  to: day.optional(),
  minFen: fen.optional(),
  maxFen: fen.optional(),
  sort: z.enum(["relevance", "date", "price"]).default("relevance"),
  page: z.int().min(1).max(200).default(1),
  pageSize: z.int().min(1).max(50).default(20),
});

export const searchRouter = {
  web: router({
    find: anyone.input(findInput).query(async ({ ctx, input }) => {
      await rateLimit(ctx, "search-find", ctx.address);
      return find(ctx, input);
    }),
    suggest: anyone.input(z.object({ query: z.string().max(60) })).query(async ({ ctx, input }) => {
      await rateLimit(ctx, "search-suggest", ctx.address);
      return suggest(ctx, input.query);
    }),
  }),
};
