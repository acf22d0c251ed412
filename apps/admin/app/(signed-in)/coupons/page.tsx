import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { CouponTable, couponWords, Pager } from "@kaimu/site/staff";
import { buttonClass, EmptyState } from "@kaimu/ui";
import { textIn } from "../search-text.ts";
import { foundOr404 } from "../shows/own-event.ts";
import { NewCoupon, StopOwnCoupon } from "./own-coupon.tsx";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** An organizer's own coupons: how many of each are used, new ones, and stopping one. */
export default async function CouponsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("organizer", "/coupons");
  const language = await locale();
  const words = couponWords[language];
  const caller = await serverCaller.admin();
  const organizers = await caller.catalogue.organizers();
  const one = textIn(await searchParams);
  const organizer = organizers.find(({ id }) => id === one("organizer")) ?? organizers[0];
  if (!organizer) return <EmptyState icon="ticket" title={words.none} />;
  const { id: organizerId, role } = organizer;
  const after = one("after");
  const { coupons, next } = await foundOr404(caller.coupon.list({ organizerId, limit: 20, cursor: after }));
  const mayEdit = role === "owner" || role === "manager";
  const { events } = await caller.catalogue.myEvents({ limit: 100 });
  const own = events.filter((event) => event.organizerId === organizerId);
  return (
    <>
      <div className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead}</p>
        <p className="text-ink-2">{words.byOrganizer}</p>
        <p className="text-ink-2">{words.freed}</p>
      </div>
      {organizers.length > 1 && (
        <form action="/coupons" className="flex flex-wrap items-end gap-3 pb-4">
          <label className="grid gap-1 text-sm font-semibold text-ink-2">
            {words.organizer}
            <select
              name="organizer"
              defaultValue={organizerId}
              className="min-h-touch w-full rounded-control border border-line-strong bg-sheet px-3"
            >
              {organizers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className={buttonClass("quiet")}>
            {words.show}
          </button>
        </form>
      )}
      {mayEdit && (
        <NewCoupon
          key={organizerId}
          {...{ organizerId, locale: language }}
          events={own.map(({ id, title, titleEn }) => ({ id, title: language === "zh" ? title : titleEn || title }))}
        />
      )}
      <CouponTable
        {...{ coupons, all: words.allOwn, locale: language }}
        stop={(coupon) => mayEdit && <StopOwnCoupon {...{ organizerId, coupon, locale: language }} />}
      />
      <Pager path="/coupons" query={{ organizer: organizerId }} {...{ after, next }} locale={language} />
    </>
  );
}
