import { isUnreachable } from "@kaimu/db";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import type { Context } from "./context.ts";
import { AppError, asAppError, type ErrorCode, type ErrorFacts, sentenceOf } from "./platform/errors.ts";
import { requestSeconds } from "./platform/metrics.ts";
import { inSpan } from "./platform/trace.ts";

/** Who may call a procedure. Every procedure says so; a test calls each of them as each kind of caller. */
export type Access = "anyone" | "buyer" | "organizer" | "operator";

/** What a refused call carries: a stable code, a sentence for people in both languages, and facts a page may show. */
export interface Refusal {
  code: ErrorCode;
  zh: string;
  en: string;
  facts?: ErrorFacts | undefined;
}

const t = initTRPC
  .context<Context>()
  .meta<{ access: Access }>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error }) {
      const refusal = refusalOf(error);
      // Neither stack nor cause nor the message of something unforeseen leaves the process.
      return {
        ...shape,
        message: refusal.code,
        data: { httpStatus: sentenceOf(refusal.code).status, code: shape.data.code, refusal },
      };
    },
  });

/** The refusal an error amounts to, whoever asks. A store that is away makes it "busy": asked again, the same call may well succeed. */
export function refusalOf(error: unknown): Refusal {
  const known = asAppError(error);
  const code: ErrorCode = known?.code ?? codeOfUnforeseen(error);
  const { zh, en } = sentenceOf(code);
  return { code, zh, en, ...(known?.facts ? { facts: known.facts } : {}) };
}

function codeOfUnforeseen(thrown: unknown): ErrorCode {
  for (let error = thrown; error instanceof Error; error = error.cause) if (isUnreachable(error)) return "BUSY";
  return thrown instanceof TRPCError ? codeOfTransport(thrown) : "INTERNAL";
}

function codeOfTransport(error: TRPCError): ErrorCode {
  if (error.cause instanceof z.core.$ZodError || error.code === "PARSE_ERROR" || error.code === "BAD_REQUEST")
    return "BAD_INPUT";
  if (error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED") return "NOT_FOUND";
  return "INTERNAL";
}

export const router = t.router;
export const callerFactory = t.createCallerFactory;

/** Every call is timed, traced and, when it fails in a way nobody foresaw, logged. */
const observed = t.procedure.use(async ({ ctx, path, type, next }) => {
  const end = requestSeconds.startTimer({ procedure: path });
  const result = await inSpan(`trpc ${path}`, { type }, () => next());
  const refusal = result.ok ? undefined : refusalOf(result.error);
  end({ code: refusal?.code ?? "OK" });
  if (!result.ok && (refusal?.code === "INTERNAL" || refusal?.code === "BUSY")) {
    ctx.log.error({ err: result.error.cause ?? result.error, procedure: path }, "call failed");
  }
  return result;
});

/** Open to everyone, signed in or not. */
export const anyone = observed.meta({ access: "anyone" });

/** Signed in as a buyer. The account is the session's, never an input. */
export const buyer = observed.meta({ access: "buyer" }).use(({ ctx, next }) => {
  if (ctx.who.kind !== "buyer") throw new AppError("NOT_SIGNED_IN");
  return next({ ctx: { accountId: ctx.who.accountId } });
});

/** Signed in as staff of some organizer; which one, the domain function looks up. */
export const organizer = observed.meta({ access: "organizer" }).use(({ ctx, next }) => {
  if (ctx.who.kind !== "organizer") throw new AppError("NOT_SIGNED_IN");
  return next({ ctx: { accountId: ctx.who.accountId } });
});

/** Signed in as an operator of the platform. */
export const operator = observed.meta({ access: "operator" }).use(({ ctx, next }) => {
  if (ctx.who.kind !== "operator") throw new AppError("NOT_SIGNED_IN");
  return next({ ctx: { accountId: ctx.who.accountId } });
});

/** Inputs that many procedures share. */
export const id = z.uuid();
export const clientKey = z.string().regex(/^[\w-]{8,64}$/);
export const page = { limit: z.int().min(1).max(100).default(20), cursor: id.optional() };
