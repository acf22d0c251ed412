import { refusalOf, requireSignIn, serverCaller } from "@kaimu/site/server";
import { notFound } from "next/navigation";
import { cache } from "react";

/** What a call answers; the page "not found" where the platform says so, or the id is none. Other refusals are thrown on. */
export async function foundOr404<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (["NOT_FOUND", "BAD_INPUT"].includes(refusalOf(error).code)) notFound();
    throw error;
  }
}

/** The organizer's own event for a page under it: signs in first, and looks it up once a request. */
export const ownEvent = cache(async (eventId: string, path: string) => {
  await requireSignIn("organizer", `/shows/${eventId}${path}`);
  return foundOr404((await serverCaller.admin()).catalogue.event({ eventId }));
});
