import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createBuyer } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { addAttendee, listAttendees, removeAttendee } from "./attendees.ts";
import { readDocumentNumber } from "./document-number.ts";

const { platform, system } = testPlatform();
const person = { name: "王小明", documentKind: "resident_id" as const, documentNumber: "11010519491231002X" };

describe("a document number", () => {
  it.each([
    ["resident_id", "11010519491231002x", "11010519491231002X"],
    ["resident_id", " 110105 19491231 002X ", "11010519491231002X"],
    ["residence_permit", "810000199408230021", "810000199408230021"],
    ["passport", "e12345678", "E12345678"],
    ["mainland_travel_permit", "H12345678", "H12345678"],
    ["mainland_travel_permit", "12345678", "12345678"],
  ] as const)("%s %s is one", (kind, written, number) => {
    expect(readDocumentNumber(kind, written)).toBe(number);
  });

  it.each([
    ["resident_id", "110105194912310021"],
    ["resident_id", "11010519490230002X"],
    ["resident_id", "810000199408230021"],
    ["resident_id", "1101051949123100"],
    ["residence_permit", "11010519491231002X"],
    ["passport", "ABCDE"],
    ["mainland_travel_permit", "X12345678"],
  ] as const)("%s %s is none", (kind, written) => {
    expect(readDocumentNumber(kind, written)).toBeUndefined();
  });
});

describe("the people a buyer keeps", () => {
  it("are shown masked, and are not readable in the database", async () => {
    const accountId = await createBuyer(system);
    const added = await addAttendee(system, { accountId, ...person });
    expect(await listAttendees(system, accountId)).toEqual([added]);
    expect(added).toMatchObject({ name: "王**", document: "1****************X" });
    const row = await platform.db.attendee.findUniqueOrThrow({ where: { id: added.id } });
    expect(JSON.stringify(row)).not.toMatch(/王小明|1101051949/);
  });

  it("are kept once each, and a wrong number not at all", async () => {
    const accountId = await createBuyer(system);
    await addAttendee(system, { accountId, ...person });
    expect(await refusalCode(addAttendee(system, { accountId, ...person }))).toBe("ATTENDEE_KNOWN");
    expect(await refusalCode(addAttendee(system, { accountId, ...person, documentNumber: "110105194912310021" }))).toBe(
      "DOCUMENT_INVALID",
    );
    expect(await listAttendees(system, accountId)).toHaveLength(1);
  });

  it("are removed by their keeper only", async () => {
    const accountId = await createBuyer(system);
    const { id: attendeeId } = await addAttendee(system, { accountId, ...person });
    expect(await refusalCode(removeAttendee(system, { accountId: newId(), attendeeId }))).toBe("NOT_FOUND");
    await removeAttendee(system, { accountId, attendeeId });
    expect(await listAttendees(system, accountId)).toEqual([]);
  });
});
