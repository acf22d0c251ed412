import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IBreaker,
  SamplingBreaker,
} from "cockatiel";
import { breakerRefusals, breakerState } from "./metrics.ts";

/** What a circuit breaker stands before. */
export const breakerNames = [
  "mysql",
  "redis",
  "typesense",
  "alipay",
  "wechat",
  "wechatSignIn",
  "sms",
  "mail",
  "invoicing",
] as const;
export type BreakerName = (typeof breakerNames)[number];

/** closed: all calls go through; open: none does; half_open: one is on its way to see whether the other side is back. */
export type BreakerState = "closed" | "open" | "half_open";

/**
 * A circuit breaker before a store or a third party: after failures in a row, or when half of the last ten seconds' calls failed, nobody
 * waits for it any more; every caller hears at once, and after a while one call goes through as a probe.
 */
export interface Breaker {
  readonly name: BreakerName;
  readonly state: BreakerState;
  /** Makes the call, or throws this breaker's refusal without making it. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Counts a call that was made without `run`, while the breaker is closed. It never rejects. */
  watch(call: Promise<unknown>): void;
}

const named: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "half_open",
  [CircuitState.Isolated]: "open",
};
const asNumber: Record<BreakerState, number> = { closed: 0, half_open: 1, open: 2 };

/**
 * `counts` says which errors mean that the other side is away: what is the caller's own fault (a duplicate key, a refused payment, a 4xx)
 * never does. `refusal` is what callers get while the breaker is open. The first probe is made `probeAfterMs` after opening, later ones
 * more seldom, `probeAtMostMs` apart at most.
 */
export function createBreaker(o: {
  name: BreakerName;
  counts: (error: unknown) => boolean;
  refusal: () => Error;
  failuresInRow?: number;
  probeAfterMs?: number;
  probeAtMostMs?: number;
  onChange?: (state: BreakerState) => void;
  /** One of several of this name: what the gauge shows is the first one's. */
  oneOfMany?: boolean;
}): Breaker {
  const rule = eitherOf(
    new ConsecutiveBreaker(o.failuresInRow ?? 5),
    new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 }),
  );
  const policy = circuitBreaker(handleWhen(o.counts), {
    breaker: rule,
    halfOpenAfter: new ExponentialBackoff({ initialDelay: o.probeAfterMs ?? 500, maxDelay: o.probeAtMostMs ?? 3_000 }),
  });
  const show = (state: BreakerState) => void (o.oneOfMany || breakerState.labels(o.name).set(asNumber[state]));
  show("closed");
  policy.onStateChange((state) => {
    show(named[state]);
    o.onChange?.(named[state]);
  });
  const refused = () => {
    breakerRefusals.inc({ name: o.name });
    return o.refusal();
  };

  // While closed only failures go through the policy: what each call would cost there is measured in microseconds, and Redis is asked often.
  const succeeded = () => rule.success(CircuitState.Closed);
  const failed = (error: unknown) => {
    if (!o.counts(error)) return succeeded();
    // A call from before the opening that fails now says nothing new, and must not become the probe.
    if (policy.state === CircuitState.Closed) policy.execute(() => Promise.reject(error)).catch(() => undefined);
  };
  const watch = (call: Promise<unknown>) => void call.then(succeeded, failed);

  return {
    name: o.name,
    get state() {
      return named[policy.state];
    },
    watch,
    run(work) {
      if (policy.state === CircuitState.Closed) {
        const call = work();
        watch(call);
        return call;
      }
      // While the probe is out, others are refused instead of waiting for what it finds.
      if (policy.state === CircuitState.HalfOpen) return Promise.reject(refused());
      return policy.execute(work).catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? refused() : error;
      });
    },
  };
}

/** Opens when either rule says so: failures in a row tell soon where calls are few, their share tells where some still succeed. */
function eitherOf(...rules: IBreaker[]): IBreaker {
  return {
    state: undefined,
    success: (state) => {
      for (const rule of rules) rule.success(state);
    },
    failure: (state) => rules.map((rule) => rule.failure(state)).some(Boolean),
  };
}
