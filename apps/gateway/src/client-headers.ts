import { type Client, limitHeaders, newDeviceCookie, type Platform } from "@kaimu/api";

/** What an answer tells the browser beside its body: where it stands at the limits it has met, and its cookie when it has none yet. */
export function clientHeaders(platform: Platform, client: Client): Record<string, string> {
  const headers: Record<string, string> = { ...limitHeaders(client.standings) };
  if (!client.device) {
    const secure = platform.env.WEB_ORIGIN.startsWith("https:");
    headers["set-cookie"] = newDeviceCookie(platform.env.AUTH_SECRET, secure);
  }
  return headers;
}
