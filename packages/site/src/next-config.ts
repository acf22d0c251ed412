import type { NextConfig } from "next";

/**
 * What the three apps share. Addresses and keys are read when the app runs, never when it is built, so that one build
 * serves every platform.
 */
export const nextConfig: NextConfig = {
  poweredByHeader: false,
  transpilePackages: ["@kaimu/api", "@kaimu/db", "@kaimu/site", "@kaimu/ui"],
  serverExternalPackages: [
    "mariadb",
    "ioredis",
    "pino",
    "inngest",
    "alipay-sdk",
    "qrcode",
    "prom-client",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/sdk-trace-base",
    "@opentelemetry/sdk-trace-node",
  ],
  images: { unoptimized: true },
};
