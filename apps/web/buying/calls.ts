import type { WebRouter } from "@kaimu/api";
import { createBrowserClient } from "@kaimu/site/client";

/** The routers as this browser calls them. */
export const calls = createBrowserClient<WebRouter>();
