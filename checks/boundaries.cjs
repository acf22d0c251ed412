// Who may import whom (dependency-cruiser). Dependencies point one way: apps → api → db; ui and site know what they must.
const rooms =
  "admission|agency|catalogue|finance|identity|inventory|marketing|notification|operations|ordering|payment|search|ticketing";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      severity: "error",
      comment: "Files that import each other cannot be read apart.",
      from: {},
      to: { circular: true },
    },
    {
      name: "db-knows-nobody",
      severity: "error",
      from: { path: "^packages/db/" },
      to: { path: "^(apps|packages/(?!db/)|local|tests)" },
    },
    {
      name: "api-knows-only-db",
      severity: "error",
      from: { path: "^packages/api/" },
      to: { path: "^(apps|packages/(?!api/|db/|seatmap/)|local|tests)" },
    },
    {
      name: "seatmap-knows-nobody",
      severity: "error",
      from: { path: "^packages/seatmap/" },
      to: { path: "^(apps|packages/(?!seatmap/)|local|tests)" },
    },
    {
      name: "ui-knows-nobody",
      severity: "error",
      from: { path: "^packages/ui/" },
      to: { path: "^(apps|packages/(?!ui/|seatmap/)|local|tests)" },
    },
    {
      name: "apps-do-not-open-the-database",
      severity: "error",
      from: { path: "^apps/" },
      to: { path: "^packages/db/" },
    },
    {
      name: "apps-keep-apart",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "apps-use-the-front-door",
      severity: "error",
      comment: "What apps need is exported by packages/api/src/index.ts.",
      from: { path: "^apps/", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/api/src/", pathNot: "^packages/api/src/(index|platform/errors)\\.ts$" },
    },
    {
      name: "the-product-does-not-know-the-sandboxes",
      severity: "error",
      from: { path: "^(apps|packages)/" },
      to: { path: "^(local|tests)/" },
    },
    {
      name: "pages-take-the-api-from-site",
      severity: "error",
      comment:
        "packages/site loads the API natively, once a process; a value imported directly would be bundled a second time. Types are free.",
      from: { path: "^apps/(web|admin|ops)/" },
      to: { path: "^packages/api/src/", pathNot: "^packages/api/src/platform/errors\\.ts$" },
    },
    {
      name: "rooms-use-front-doors",
      severity: "error",
      comment: "A room asks another through its index.ts.",
      from: { path: `^packages/api/src/(${rooms})/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^packages/api/src/(${rooms})/`, pathNot: [`^packages/api/src/$1/`, "/index\\.ts$"] },
    },
    {
      name: "platform-stands-below-the-rooms",
      severity: "error",
      from: { path: "^packages/api/src/platform/", pathNot: "\\.test\\.ts$" },
      to: { path: `^packages/api/src/(${rooms})/` },
    },
    {
      name: "domain-knows-no-http",
      severity: "error",
      from: { path: "^packages/api/src/", pathNot: "(\\.test\\.ts$|/testing/)" },
      to: { path: "^(node:)?https?$" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "packages/db/src/generated"] },
    exclude: { path: ["\\.next/", "packages/db/src/generated/internal"] },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
