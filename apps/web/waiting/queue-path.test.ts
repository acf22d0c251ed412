import { expect, test } from "vitest";
import { buyPath, queueOf, queuePath } from "./queue-path.ts";

const performanceId = "018f";

test("what was chosen is in the queue's address and comes back out of it", () => {
  const query = { event: "e1", seats: "12:o1,13:o1", want: undefined };
  expect(queuePath({ performanceId, query })).toBe("/performances/018f/queue?event=e1&seats=12:o1,13:o1");
  expect(buyPath({ performanceId, query })).toBe("/performances/018f?event=e1&seats=12:o1,13:o1");
  expect(queueOf(buyPath({ performanceId, query }))).toBe(queuePath({ performanceId, query }));
});

test("nothing chosen leaves a bare address, and nothing else gets into it", () => {
  expect(queuePath({ performanceId, query: {} })).toBe("/performances/018f/queue");
  expect(queueOf("/performances/018f")).toBe("/performances/018f/queue");
  expect(buyPath({ performanceId, query: { want: "a&b=c" } })).toBe("/performances/018f?want=a%26b%3Dc");
});
