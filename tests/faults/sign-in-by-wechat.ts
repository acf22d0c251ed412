import type { Buyer } from "./buyer.ts";
import type { WayToPay } from "./cashier.ts";

/** Inside WeChat a buyer is led through its sign-in before he can pay, once. What fails on the way he will hear when he presses pay. */
export async function signInByWechat(
  buyer: Buyer,
  asked: { orderId: string; gateway: string; device: string },
): Promise<void> {
  const way = await buyer.site.tell<WayToPay>("payment.start", asked);
  if (!way.ok || way.data.kind !== "redirect") return;
  const answer = await fetch(way.data.url, {
    headers: { "user-agent": "Mozilla/5.0 MicroMessenger/8.0.50" },
    redirect: "manual",
    signal: AbortSignal.timeout(60_000),
  });
  const back = URL.parse(answer.headers.get("location") ?? "")?.searchParams;
  const [state, code] = [back?.get("state"), back?.get("code")];
  if (state && code) await buyer.site.tell("payment.signIn", { orderId: asked.orderId, state, code });
}
