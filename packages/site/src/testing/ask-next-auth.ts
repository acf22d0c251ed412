import type { Platform } from "@kaimu/api";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { type Audience, audiences } from "../audiences.ts";
import { authOptions } from "../auth-options.ts";

interface SetCookie {
  value: string;
  attributes: string;
}
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  cookies: Map<string, SetCookie>;
}

/** One request to the audience's next-auth, as its route would answer it. */
export async function askNextAuth(
  platform: Platform,
  audience: Audience,
  o: { method: "GET" | "POST"; action: string[]; body?: object; cookies?: Record<string, string>; address?: string },
): Promise<Answer> {
  process.env.NEXTAUTH_URL = platform.env[audiences[audience].origin];
  const answer: Answer = { status: 200, body: {}, cookies: new Map() };
  const headers = new Map<string, unknown>();
  const response = {
    status(status: number) {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => headers.get(name),
    setHeader(name: string, value: unknown) {
      headers.set(name, value);
      return response;
    },
    json: (body: Answer["body"]) => void (answer.body = body),
    send: (body: Answer["body"]) => void (answer.body = body),
    end: () => undefined,
  };
  const request = {
    method: o.method,
    query: { nextauth: o.action },
    headers: { "x-forwarded-for": o.address ?? "192.0.2.1" },
    cookies: o.cookies ?? {},
    body: o.body,
  };
  await NextAuth(authOptions(audience, () => platform))(
    request as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
  );
  for (const line of (headers.get("Set-Cookie") ?? []) as string[]) {
    const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
    answer.cookies.set(name, { value: decodeURIComponent(value), attributes });
  }
  return answer;
}

/** A login as the form makes it: first the form's token, then what was typed. */
export async function logIn(
  platform: Platform,
  audience: Audience,
  way: "mail-password" | "phone-code",
  typed: object,
  address?: string,
): Promise<Answer & { session: string | undefined; error: string | null }> {
  const { body, cookies } = await askNextAuth(platform, audience, { method: "GET", action: ["csrf"] });
  const answer = await askNextAuth(platform, audience, {
    method: "POST",
    action: ["callback", way],
    body: { ...typed, csrfToken: body.csrfToken, json: "true" },
    cookies: Object.fromEntries([...cookies].map(([name, { value }]) => [name, value])),
    ...(address ? { address } : {}),
  });
  const error = new URL(String(answer.body.url)).searchParams.get("error");
  return { ...answer, session: answer.cookies.get(audiences[audience].cookie)?.value, error };
}
