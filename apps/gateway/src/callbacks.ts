import type { IncomingMessage, ServerResponse } from "node:http";
import { asAppError, callbackAnswer, type Platform, receiveCallback, systemContext } from "@kaimu/api";
import { readBytes } from "./body.ts";
import { headerOf } from "./header.ts";

/**
 * A payment gateway's callback to one of our merchant accounts, `credential` in lower case. What the vendor takes as "do not repeat" is said
 * only after the callback is stored; a refused one is told by its stable code, with a status that makes an honest gateway try again.
 */
export async function answerCallback(
  platform: Platform,
  account: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const credential = account.toUpperCase();
  if (!platform.gateways[credential] || request.method !== "POST") {
    response.writeHead(request.method === "POST" ? 404 : 405).end();
    return;
  }
  const ctx = systemContext(platform);
  const answer = (refused?: string, status?: number) => {
    const said = callbackAnswer(ctx, { credential, refused });
    response.writeHead(status ?? said.status, { "content-type": said.type }).end(said.body);
  };
  try {
    const names = Object.keys(request.headers);
    const headers = Object.fromEntries(names.map((name) => [name, headerOf(request, name)]));
    await receiveCallback(ctx, { credential, headers, body: await readBytes(request) });
    answer();
  } catch (error) {
    const refusal = asAppError(error);
    platform.log.warn({ err: error, credential }, "callback refused");
    if (refusal) answer(refusal.code);
    else answer("INTERNAL", 500);
  }
}
