/** What the apps of organizers and operators share on their pages: signing in, signing out, the language. */

export { useChange } from "../use-change.ts";
export { AccountMenu, type AccountTexts } from "./account-menu.tsx";
export { AskFirst } from "./ask-first.tsx";
export { type CallOffEntry, callOffFaults, emptyCallOff } from "./call-off-entry.ts";
export { CouponForm } from "./coupons/coupon-form.tsx";
export { CouponTable } from "./coupons/coupon-table.tsx";
export { StopCoupon } from "./coupons/stop-coupon.tsx";
export { couponWords } from "./coupons/words.ts";
export { KeepFresh } from "./keep-fresh.tsx";
export { LanguageSwitch } from "./language-switch.tsx";
export { ListTable } from "./list-table.tsx";
export { LoginForm, type LoginTexts } from "./login-form.tsx";
export { Pager } from "./pager.tsx";
