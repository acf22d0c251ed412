/** The front door for apps: open a platform, call the routers, serve the durable functions. */

export {
  type Client,
  deviceCookie,
  deviceOf,
  guardCall,
  limitHeaders,
  newClient,
  newDeviceCookie,
  type QueueFrame,
  queueFrame,
} from "./admission/index.ts";
export { agentCookie, agentNames, agentOfCode, agentOfLink, linkSeconds, signLink } from "./agency/index.ts";
export { layoutOf, type PlanFile, planFile } from "./catalogue/index.ts";
export type { Caller, Context, Platform } from "./context.ts";
export { systemContext } from "./context.ts";
export { type LedgerFact, ledgerRows, partsOfLines } from "./finance/index.ts";
export { invoicePdf } from "./finance/invoices/invoice-file.ts";
export { agentStatementFile, statementFile } from "./finance/statement-file.ts";
export {
  callerOf,
  callerOfClaims,
  claimsOf,
  hashPassword,
  loginWithCode,
  loginWithPassword,
  readToken,
  sessionSeconds,
  signSession,
  versionKey,
} from "./identity/index.ts";
export {
  changesSince,
  type UnitChange,
  type UnitStates,
  type UnitWatcher,
  unitStates,
  watchUnits,
} from "./inventory/index.ts";
export { jobs } from "./jobs.ts";
export type { CouponDraft } from "./marketing/coupon-draft.ts";
export type { CouponRow } from "./marketing/list-coupons.ts";
export { openPlatform } from "./open-platform.ts";
export { showBacklog } from "./operations/index.ts";
export { callbackAnswer, receiveCallback } from "./payment/index.ts";
export { showBreakers } from "./platform/breaker-board.ts";
export { derivedKey, fieldCipher } from "./platform/crypto.ts";
export { openInngest } from "./platform/durable.ts";
export { type Env, readEnv, readEnvOrExit } from "./platform/env.ts";
export { AppError, asAppError, sentenceOf } from "./platform/errors.ts";
export { type Health, healthOf } from "./platform/health.ts";
export { newId } from "./platform/ids.ts";
export { type Log, plainLog } from "./platform/log.ts";
export { registry, shedTotal, workInFlight, workLimit } from "./platform/metrics.ts";
export { startRelay } from "./platform/relay.ts";
export { continueTrace, inSpan, startTracing } from "./platform/trace.ts";
export { type AdminRouter, adminRouter } from "./router/admin.ts";
export { type OpsRouter, opsRouter } from "./router/ops.ts";
export { type WebRouter, webRouter } from "./router/web.ts";
export { requestRebuild as requestSearchRebuild } from "./search/index.ts";
export { signCode, ticketPdf } from "./ticketing/index.ts";
export { callerFactory, type Refusal, refusalOf } from "./trpc.ts";
