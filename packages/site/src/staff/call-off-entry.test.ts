import { expect, test } from "vitest";
import { callOffFaults, emptyCallOff } from "./call-off-entry.ts";

const entry = { ...emptyCallOff, reason: "台风", reasonEn: "Typhoon", confirm: "12" };

test("a performance is cancelled with a reason and the number of orders it touches", () => {
  expect(callOffFaults(entry, 12)).toEqual({});
  expect(callOffFaults(emptyCallOff, 12)).toEqual({ reason: "required", reasonEn: "required", confirm: "number" });
  expect(callOffFaults({ ...entry, confirm: "11" }, 12)).toEqual({ confirm: "number" });
});

test("and postponed with a deadline before its new date, if that is known", () => {
  const postponed = { ...entry, what: "postpone" as const };
  expect(callOffFaults(postponed, 12)).toEqual({ startsLocal: "required", choiceUntilLocal: "required" });
  expect(callOffFaults({ ...postponed, dateKnown: false }, 12)).toEqual({ choiceUntilLocal: "required" });
  const dated = { ...postponed, startsLocal: "2027-03-01T19:30", choiceUntilLocal: "2027-03-02T12:00" };
  expect(callOffFaults(dated, 12)).toEqual({ choiceUntilLocal: "order" });
  expect(callOffFaults({ ...dated, choiceUntilLocal: "2027-02-01T12:00" }, 12)).toEqual({});
});
