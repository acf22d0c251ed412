import { refusalOf } from "@kaimu/site/server";
import { notFound } from "next/navigation";

/** What a call answers; the page "not found" where the platform says so, or an id or state in the address is none. */
export async function foundOr404<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (["NOT_FOUND", "BAD_INPUT"].includes(refusalOf(error).code)) notFound();
    throw error;
  }
}
