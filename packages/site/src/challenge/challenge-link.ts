import type { Refusal } from "@kaimu/api";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { tellProgress } from "./progress.ts";
import { type Challenge, solve } from "./solve.ts";

/** How often one call may be asked for a challenge: the second time the first one has run out while the phone slept. */
const mostTries = 2;

/** A call that is asked to solve a challenge solves it and is made again; whoever made it only waits a little longer. */
export function challengeLink<Router extends AnyTRPCRouter>(): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let subscription = attempt(0, op.context);
        function attempt(tries: number, context: typeof op.context) {
          return next({ ...op, context }).subscribe({
            ...observer,
            error(error) {
              const challenge = challengeOf(error);
              if (!challenge || tries >= mostTries) return observer.error(error);
              solve(challenge, tellProgress).then(
                (proof) => {
                  tellProgress(undefined);
                  subscription = attempt(tries + 1, { ...context, proof });
                },
                () => observer.error(error),
              );
            },
          });
        }
        return () => subscription.unsubscribe();
      });
}

/** The challenge that a refused call carries, if that is why it was refused. */
function challengeOf(error: unknown): Challenge | undefined {
  const refusal = error instanceof TRPCClientError ? (error.data as { refusal?: Refusal } | null)?.refusal : undefined;
  if (refusal?.code !== "CHALLENGE_REQUIRED") return undefined;
  const { challenge, bits, puzzles } = refusal.facts ?? {};
  return { challenge: String(challenge), bits: Number(bits), puzzles: Number(puzzles) };
}
