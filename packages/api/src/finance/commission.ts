import type { Fen } from "../platform/money.ts";
import type { SoldLine } from "./facts.ts";
import { ownPriceOf, partOf } from "./platform-fee.ts";

/** The agent's part of each line: of what the organizer gets for a ticket by the agreement, to the nearest fen, half a fen the agent's; of anything else nothing. */
export function commissionsOf(lines: readonly SoldLine[], permyriad: number): Map<string, Fen> {
  return new Map(
    lines.flatMap((line) =>
      line.kind === "ticket" ? [[line.id, partOf(ownPriceOf(line, lines), permyriad)] as const] : [],
    ),
  );
}
