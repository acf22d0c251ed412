import { loginPath } from "./paths.ts";
import { refusalOfCode } from "./refusal-of-code.ts";
import { platform, refusalOf, whoAsks } from "./server.ts";

/** A file to keep or to look at. */
export interface KeptFile {
  bytes: Uint8Array;
  name: string;
  type: string;
}

/** How a refusal is answered; every other error is ours. */
const statuses: Record<string, number> = { BAD_INPUT: 400, NOT_FOUND: 404, NOT_ALLOWED: 404, TOO_MANY_REQUESTS: 429 };

/** Answers with a file for one person. Whoever is not signed in does that first, and is led back to `back`; another's file is not there. */
export async function answerFile(o: {
  audience: "buyer" | "organizer";
  back: string;
  /** `inline` is shown by the browser, `attachment` is kept. */
  shown: "inline" | "attachment";
  make(accountId: string): Promise<KeptFile>;
  /** Which file it was, for the log. */
  about: Record<string, string>;
}): Promise<Response> {
  const who = await whoAsks(o.audience);
  if (who.kind !== o.audience) return new Response(null, { status: 303, headers: { location: loginPath(o.back) } });
  try {
    const { bytes, name, type } = await o.make(who.accountId);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": type,
        "content-disposition": `${o.shown}; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const refusal = refusalOf(error);
    const status = statuses[refusal.code];
    if (!status) platform().log.error({ err: error, ...o.about }, "file failed");
    return said(refusal, status ?? 503);
  }
}

/** There is no such file, whoever asks. */
export const noSuchFile = (): Response => said(refusalOfCode("NOT_FOUND"), 404);

/** In both languages and as text: a browser shows its own page for an answer without one. */
function said({ zh, en }: { zh: string; en: string }, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${zh}\n${en}\n`, { status, headers });
}
