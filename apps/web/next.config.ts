import { nextConfig } from "@kaimu/site/next-config";

export default nextConfig;
