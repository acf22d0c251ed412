import { pauseOrGoOn, switchOn } from "../e2e/kit/waiting-room.ts";
import { toPerformance } from "./buying.ts";
import { type Stage, visit } from "./walk.ts";

/** A waiting room as buyers and operators see it. Comes last: nobody buys for that show without queueing afterwards. */
export async function pictureWaiting(stage: Stage): Promise<void> {
  const buyers = [];
  for (const screen of ["desktop", "desktop", "desktop", "phone"] as const)
    buyers.push(await visit(stage, "newcomer", screen));
  const [first] = buyers;
  if (!first) return;
  await toPerformance(first.page);
  await first.page.waitForURL(/\/performances\//);
  const path = new URL(first.page.url()).pathname;

  const ops = await visit(stage, "operator");
  await ops.page.goto(`/waiting-rooms/${path.split("/").at(-1)}`);
  await switchOn(ops.page, { ratePerMinute: 20 });
  await pauseOrGoOn(ops.page, "暂停放行");
  for (const { page } of buyers) {
    while (!page.url().includes("/queue")) await page.goto(path);
    await page.getByText(/您的号码/).waitFor();
  }
  await pauseOrGoOn(ops.page, "恢复放行");
  await ops.page.evaluate("scrollTo(0, 0)");
  await ops.save("waiting-room");
  for (const buyer of buyers.slice(2)) {
    await buyer.page.getByText("预计还要").first().waitFor();
    await buyer.save("queue");
  }
  for (const { page } of [...buyers, ops]) await page.context().close();
}
