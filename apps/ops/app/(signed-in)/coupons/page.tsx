import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { CouponTable, couponWords, Pager } from "@kaimu/site/staff";
import { foundOr404 } from "../found-or-404.ts";
import { type Search, textOf } from "../search-params.ts";
import { NewCoupon, StopPlatformCoupon } from "./platform-coupon.tsx";

/** The platform's own coupons: how many of each are used, new ones, and stopping one. */
export default async function CouponsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/coupons");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const words = couponWords[language];
  const { coupons, next } = await foundOr404((await serverCaller.ops()).coupon.list({ limit: 20, cursor: after }));
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead}</p>
        <p className="text-ink-2">{words.byPlatform}</p>
        <p className="text-ink-2">{words.freed}</p>
      </header>
      <NewCoupon locale={language} />
      <CouponTable
        {...{ coupons, all: words.all, locale: language }}
        stop={(coupon) => <StopPlatformCoupon {...{ coupon, locale: language }} />}
      />
      <Pager path="/coupons" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}
