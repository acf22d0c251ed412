import { expect, it } from "vitest";
import { placeOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer } from "../testing/factories.ts";
import { createSeatedShow, holdSeats } from "../testing/seated-show.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { issueTickets } from "./issue-tickets.ts";
import { ticketPlaces } from "./ticket-places.ts";

const { platform, system } = testPlatform();

it("a seat is called what people call it, by section, row and number; a stranger is told of none", async () => {
  const show = await createSeatedShow(platform.db);
  const accountId = await createBuyer(system);
  const { id: holdId } = await holdSeats(platform, show, [1, 2], accountId);
  const { performanceId } = show;
  const expectedTotalFen = 96_000;
  const order = { performanceId, accountId, holdId, clientKey: newId(), expectedTotalFen };
  const { id: orderId } = await placeOrder(system, order);
  await platform.db.order.update({ where: { id: orderId }, data: { state: "paid" } });
  await issueTickets(system, orderId);
  const places = await ticketPlaces(system, { orderId, accountId });
  expect(places.map(({ place }) => place)).toEqual(["A区 1排 2座", "A区 1排 3座"]);
  expect(await ticketPlaces(system, { orderId, accountId: newId() })).toEqual([]);
});
