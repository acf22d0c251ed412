import type { Context } from "../context.ts";
import { namesOf } from "../identity/index.ts";
import { listDeadLetters } from "../platform/dead-letters.ts";

/** Jobs that have used up their tries, with who has run them again or was done with them. */
export async function readDeadLetters(
  ctx: Context,
  o: { limit: number; cursor?: string | undefined; state: "open" | "done" },
) {
  const { letters, next } = await listDeadLetters(ctx.db, o);
  const names = await namesOf(
    ctx,
    letters.flatMap(({ againBy, doneBy }) => [againBy, doneBy].flatMap((id) => id ?? [])),
  );
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? "") : null);
  return {
    letters: letters.map(({ letterKey: _, againBy, doneBy, data, ...letter }) => ({
      ...letter,
      data: JSON.stringify(data),
      againByName: nameOf(againBy),
      doneByName: nameOf(doneBy),
    })),
    next,
  };
}
