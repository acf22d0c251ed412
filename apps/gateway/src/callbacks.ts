import type { IncomingMessage, ServerResponse } from "node:http";
import { asAppError, type Platform, receiveCallback, systemContext } from "@kaimu/api";
import { readBody } from "./body.ts";

/**
 * A payment gateway's callback. Alipay stops repeating when it reads exactly "success", so that is said only after the callback is
 * stored; a refused one is told by its stable code, with a status that makes an honest gateway try again.
 */
export async function answerCallback(
  platform: Platform,
  gateway: "alipay",
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    response.writeHead(405).end();
    return;
  }
  try {
    await receiveCallback(systemContext(platform), { gateway, body: await readBody(request) });
    response.writeHead(200, { "content-type": "text/plain" }).end("success");
  } catch (error) {
    const refusal = asAppError(error);
    platform.log.warn({ err: error, gateway }, "callback refused");
    response
      .writeHead(refusal ? 400 : 500, { "content-type": "text/plain" })
      .end(`failure ${refusal?.code ?? "INTERNAL"}`);
  }
}
