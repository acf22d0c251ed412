import type { IncomingMessage } from "node:http";
import { AppError } from "@kaimu/api";

const limitBytes = 64 * 1024;

/**
 * A request's body as it came, at most 64 KiB; throws BAD_INPUT beyond that. What is too much is read to its end and dropped, so that the
 * connection stays usable; Nginx turns away what is larger still.
 */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  // Its events, not its iterator: that costs a call more than checking its session does.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
    });
    request.on("end", () => {
      if (size > limitBytes) reject(new AppError("BAD_INPUT", { detail: "body too large" }));
      else resolve(Buffer.concat(chunks));
    });
    request.on("error", reject);
    // After its end this changes nothing.
    request.on("close", () => reject(new Error("the caller went away while it was speaking")));
  });
}

/** The same as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString("utf8");
}
