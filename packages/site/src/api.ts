/**
 * The rooms, loaded by Node and not by the bundler: as in the gateway they are there once in a process (one pool, one set
 * of metrics), with their Lua files beside them. Server code of the apps takes their values from here, types from @kaimu/api.
 */
type Api = typeof import("@kaimu/api");

export const api: Api = await import(/* turbopackIgnore: true */ "@kaimu/api");
