import type { ServerResponse } from "node:http";
import type { Env } from "@kaimu/api";
import { answer } from "./answer.ts";

/** The path of the files by which WeChat learns that a domain is ours. */
export const isWechatDomainFile = (path: string): boolean => /^\/MP_verify_\w+\.txt$/.test(path);

/** Answers the one file of the environment as plain text, and any other with 404. */
export function answerWechatDomain(env: Pick<Env, "WECHAT_DOMAIN_FILE">, path: string, response: ServerResponse): void {
  const [name, content] = env.WECHAT_DOMAIN_FILE?.split("=") ?? [];
  if (!name || path !== `/${name}`) return answer(response, 404, { error: "NOT_FOUND" });
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(content);
}
