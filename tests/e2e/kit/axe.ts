import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds serious on the page as it stands: each finding as a line that names rule and place. */
export async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map(
      (violation) =>
        `${new URL(page.url()).pathname} ${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(" | ")}`,
    );
}
