export { metrics as GET } from "@kaimu/site/health";

export const dynamic = "force-dynamic";
