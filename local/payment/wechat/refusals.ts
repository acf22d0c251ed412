// WeChat's words for what happened to a trade. The books speak Alipay's, which came first; here each is put into a status and a code of v3.
// Source: https://pay.weixin.qq.com/docs/merchant/apis/native-payment/direct-jsons/native-prepay.html and its neighbours, "错误码".

import type { Refusal } from "../sandbox.ts";

const OWN: Record<string, [status: number, code: string]> = {
  "ACQ.TRADE_NOT_EXIST": [404, "ORDER_NOT_EXIST"],
  "ACQ.TRADE_HAS_SUCCESS": [400, "ORDERPAID"],
  "ACQ.TRADE_HAS_CLOSE": [400, "ORDER_CLOSED"],
  "ACQ.TRADE_STATUS_ERROR": [400, "INVALID_REQUEST"],
};
const STATUS: Record<string, number> = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  NOT_ENOUGH: 403,
  USER_ACCOUNT_ABNORMAL: 403,
  OUT_TRADE_NO_USED: 403,
  RESOURCE_NOT_EXISTS: 404,
  NO_STATEMENT_EXIST: 400,
  FREQUENCY_LIMITED: 429,
};

/** Status and body of a refusal, as WeChat answers it. */
export function refused({ code, message }: Refusal): { status: number; json: { code: string; message: string } } {
  const [status, own] = OWN[code] ?? [STATUS[code] ?? 400, code];
  return { status, json: { code: own, message } };
}
