import { refusalOf, requireSignIn, serverCaller } from "@kaimu/site/server";
import { redirect } from "next/navigation";
import { only, type SearchParams } from "../../../../reading/search-params.ts";

type Props = { params: Promise<{ orderId: string }>; searchParams: SearchParams };

/** Back from WeChat's sign-in: nothing to see. The order's page goes on to pay, or says what went wrong and what else can be done. */
export default async function SignedIn({ params, searchParams }: Props) {
  const { orderId } = await params;
  const order = `/orders/${orderId}`;
  await requireSignIn("buyer", order);
  const [call, query] = await Promise.all([serverCaller.web(), searchParams]);
  const [state, code] = [only(query.state) ?? "", only(query.code)];
  const refusal = await call.payment.signIn({ orderId, state, ...(code ? { code } : {}) }).then(
    () => undefined,
    (error: unknown) => refusalOf(error).code,
  );
  redirect(`${order}?${refusal ? `refused=${refusal}` : "pay=wechat"}`);
}
