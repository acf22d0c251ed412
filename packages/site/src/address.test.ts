import { expect, it } from "vitest";
import { clientAddress } from "./address.ts";

it("only the address that our own Nginx wrote counts", () => {
  expect(clientAddress("203.0.113.9")).toBe("203.0.113.9");
  expect(clientAddress("1.2.3.4, 203.0.113.9")).toBe("203.0.113.9");
  expect(clientAddress(null)).toBe("local");
  expect(clientAddress("")).toBe("local");
});
