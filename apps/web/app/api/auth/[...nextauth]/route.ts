import { authRoute } from "@kaimu/site/auth";

export const { GET, POST } = authRoute("buyer");
