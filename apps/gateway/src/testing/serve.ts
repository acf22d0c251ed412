import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { openPlatform, type Platform, readEnv } from "@kaimu/api";
import { afterAll } from "vitest";

/** A server of a test file's own, on a free port and the stores that the run has started; closed when the file is done. */
export async function serve(listenerOn: (platform: Platform) => RequestListener) {
  const platform = openPlatform(readEnv(), "test");
  const server = createServer(listenerOn(platform));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await platform.close();
  });
  return { platform, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
