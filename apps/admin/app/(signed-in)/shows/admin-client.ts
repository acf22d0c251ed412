"use client";

import type { AdminRouter } from "@kaimu/api";
import { createBrowserClient } from "@kaimu/site/client";

/** The organizers' procedures, as the browser calls them. */
export const admin = createBrowserClient<AdminRouter>();
