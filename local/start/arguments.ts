/** The command line of `npm start`. */
import { parseArgs } from "node:util";

export const usage = `npm start [-- options]

  --reset    begin anew: removes the data (stores, mails, keys), keeps tools and builds
  --cluster  Redis as a cluster of three masters and three replicas, instead of one server
  --help     this text

Addresses of servers that run elsewhere are taken from the environment, and nothing is installed or started for them:
DATABASE_URL, REDIS_URL, TYPESENSE_URL, INNGEST_BASE_URL, ALIPAY_GATEWAY, WECHAT_GATEWAY, SMS_ENDPOINT, INVOICE_ENDPOINT (with their keys).
KAIMU_DIR   another private folder than .kaimu, for a second platform
KAIMU_PORTS=free   only ports nobody asked for before, never 3000 and so on`;

/** Parses the arguments; throws a sentence for one it does not know. */
export function parseArguments(args: string[]): { reset: boolean; cluster: boolean; help: boolean } {
  const { values } = parseArgs({
    args,
    options: {
      reset: { type: "boolean", default: false },
      cluster: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return values;
}
