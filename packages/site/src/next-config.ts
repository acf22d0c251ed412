import type { NextConfig } from "next";

/**
 * What the three apps share. Addresses and keys are read when the app runs, never when it is built, so that one build
 * serves every platform.
 */
export const nextConfig: NextConfig = {
  poweredByHeader: false,
  transpilePackages: ["@kaimu/seatmap", "@kaimu/site", "@kaimu/ui"],
  images: { unoptimized: true },
};
