/** The three audiences: which app serves each, and the cookie its session is in. The gateway reads the same cookies. */
export const audiences = {
  buyer: { app: "web", cookie: "kaimu.web.session", origin: "WEB_ORIGIN" },
  organizer: { app: "admin", cookie: "kaimu.admin.session", origin: "ADMIN_ORIGIN" },
  operator: { app: "ops", cookie: "kaimu.ops.session", origin: "OPS_ORIGIN" },
} as const;

export type Audience = keyof typeof audiences;
export type App = (typeof audiences)[Audience]["app"];

/** The audience an app serves. */
export function audienceOf(app: App): Audience {
  if (app === "admin") return "organizer";
  return app === "ops" ? "operator" : "buyer";
}
