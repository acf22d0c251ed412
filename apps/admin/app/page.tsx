import { serverCaller, requireSignIn } from "@kaimu/site/server";
export default async function P() { await requireSignIn("organizer", "/"); const c = await serverCaller.admin(); return <pre>{JSON.stringify(await c.catalogue.myEvents({}))}</pre>; }
