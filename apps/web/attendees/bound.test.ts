import { expect, test } from "vitest";
import { attendeesMissing, bindNext, bindOne, refusedPeople } from "./bound.ts";

const person = (id: string) => ({ id, name: "李*", documentKind: "passport" as const, document: "E*******1" });

test("one person has one ticket: chosen for another, he leaves the first", () => {
  const both = bindOne(bindOne({}, 4, "ann"), 5, "ben");
  expect(bindOne(both, 5, "ann")).toEqual({ 5: "ann" });
  expect(bindOne(both, 4, "")).toEqual({ 5: "ben" });
  expect(attendeesMissing({ 5: "ann" }, [4, 5, 6])).toEqual([4, 6]);
});

test("somebody added on the way gets the first ticket that nobody has, or somebody who was refused", () => {
  expect(bindNext({ 4: "ann" }, [4, 5], person("ben"))).toEqual({ 4: "ann", 5: "ben" });
  expect(bindNext({ 4: "ann" }, [4], person("ben"))).toEqual({ 4: "ann" });
  expect(bindNext({ 4: "ann" }, [4], person("ben"), ["ann"])).toEqual({ 4: "ben" });
});

test("who has a ticket already is marked, and nobody for another reason", () => {
  const refusal = { code: "ATTENDEE_HAS_TICKET" as const, zh: "", en: "", facts: { attendeeIds: ["ann"] } };
  expect(refusedPeople({ step: "place", refusal })).toEqual(["ann"]);
  expect(refusedPeople({ step: "place", refusal: { ...refusal, code: "BUSY" } })).toEqual([]);
  expect(refusedPeople({ step: "expired" })).toEqual([]);
});
