import { refusalOf } from "@kaimu/site/server";
import { notFound } from "next/navigation";

/** The answer of a call, or the page for what does not exist: also for an id that is none, and for what is another's. */
export async function orNotFound<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (isMissing(error)) notFound();
    throw error;
  }
}

/** The answer of a call, or null when there is no such thing (any more). */
export async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = refusalOf(error);
  return code === "NOT_FOUND" || code === "BAD_INPUT";
}
