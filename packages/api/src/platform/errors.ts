/**
 * The one list of things that can be refused. A code is stable: apps and agents may depend on it.
 * The sentence is for the person who reads it and says what to do next; private detail goes to the log.
 */
interface Sentence {
  status: number;
  zh: string;
  en: string;
}

const sentences = {
  BAD_INPUT: {
    status: 400,
    zh: "填写的内容有误，请检查后再试。",
    en: "Something you entered is not valid. Please check and try again.",
  },
  NOT_SIGNED_IN: { status: 401, zh: "请先登录。", en: "Please sign in first." },
  NOT_ALLOWED: { status: 403, zh: "您没有权限进行此操作。", en: "You are not allowed to do this." },
  FOREIGN_ORIGIN: {
    status: 403,
    zh: "请求来源不正确，请从本站页面操作。",
    en: "This request came from another site. Please use our own pages.",
  },
  NOT_FOUND: { status: 404, zh: "没有找到您要的内容。", en: "We could not find what you asked for." },
  TOO_MANY_REQUESTS: { status: 429, zh: "操作太频繁，请稍后再试。", en: "Too many attempts. Please wait a moment." },
  CHALLENGE_REQUIRED: {
    status: 403,
    zh: "请稍候，正在确认不是机器在操作，完成后会自动继续。",
    en: "One moment: we are making sure that no machine is asking. It goes on by itself.",
  },
  BUSY: { status: 503, zh: "系统繁忙，请稍后再试。", en: "We are busy right now. Please try again in a moment." },
  INTERNAL: { status: 500, zh: "系统出错了，请稍后再试。", en: "Something went wrong on our side. Please try again." },

  CODE_WRONG: { status: 401, zh: "验证码不正确或已过期。", en: "That code is wrong or has expired." },
  LOGIN_WRONG: { status: 401, zh: "账号或密码不正确。", en: "Wrong account or password." },

  SALE_NOT_OPEN: { status: 409, zh: "还没有开售，请在开售后再来。", en: "The sale has not opened yet." },
  SALE_CLOSED: { status: 409, zh: "本场已停止售票。", en: "The sale for this performance has closed." },
  UNIT_UNKNOWN: { status: 400, zh: "所选位置不属于本场演出。", en: "That place does not belong to this performance." },
  UNITS_TAKEN: {
    status: 409,
    zh: "所选位置刚刚被别人选走了，请重新选择。",
    en: "Those places have just been taken. Please choose again.",
  },
  NOT_ENOUGH_UNITS: {
    status: 409,
    zh: "余票不足，请减少数量或换一个票档。",
    en: "Not enough places left. Try fewer, or another price.",
  },
  NOT_TOGETHER: {
    status: 409,
    zh: "没有这么多相连的座位了，可以分开坐、减少数量或换一个票档。",
    en: "There are not that many seats side by side. Sit apart, try fewer, or another price.",
  },
  LONE_SEAT: {
    status: 409,
    zh: "这样选会留下一个单独的空座，请挪动一个座位。",
    en: "This would leave a single seat on its own. Please move by one seat.",
  },
  SEATS_ASSIGNED: {
    status: 409,
    zh: "本场由系统为您安排座位，请选择票档和数量。",
    en: "Seats are assigned for you at this performance. Please choose a price and a number.",
  },
  LIMIT_EXCEEDED: {
    status: 409,
    zh: "超过了本场每个账号的限购数量。",
    en: "This is more than one account may buy for this performance.",
  },
  WAITING_ROOM: {
    status: 409,
    zh: "现在购票的人很多，需要先排队，轮到您时再选座。",
    en: "Many people are buying right now. Please queue first; you will choose when it is your turn.",
  },
  ADMISSION_EXPIRED: {
    status: 409,
    zh: "您的入场时间已过，请重新排队。",
    en: "Your turn has run out. Please join the queue again.",
  },
  AGENT_ENDED: {
    status: 409,
    zh: "这个代售方已停止售票，请从本站直接购买。",
    en: "This agent no longer sells. Please buy on our own pages.",
  },
  OFFER_NOT_AVAILABLE: {
    status: 409,
    zh: "该票种目前不可购买，请重新选择。",
    en: "This ticket type is not available now. Please choose again.",
  },
  HOLD_EXPIRED: {
    status: 409,
    zh: "为您保留的位置已过期，请重新选择。",
    en: "Your places were held too long and have been let go. Please choose again.",
  },
  HOLD_IN_ORDER: {
    status: 409,
    zh: "这些位置正在下单，请稍候查看结果。如果没有下单成功，可以再放弃或更换。",
    en: "These places are being ordered right now. Wait a moment for the outcome; if it comes to nothing, you can let them go or change them.",
  },
  INVENTORY_REBUILDING: {
    status: 503,
    zh: "正在核对座位，请几秒后再试。",
    en: "We are checking the seats. Please try again in a few seconds.",
  },

  PRICE_CHANGED: {
    status: 409,
    zh: "价格有变动，请确认新的金额。",
    en: "The price has changed. Please check the new amount.",
  },
  KEY_REUSED: {
    status: 409,
    zh: "这个请求已用于另一笔订单，请刷新页面。",
    en: "This request was already used for another order. Please reload.",
  },
  COUPON_UNKNOWN: {
    status: 404,
    zh: "没有这个优惠码，请核对后再试。",
    en: "There is no coupon with this code. Please check it.",
  },
  COUPON_NOT_HERE: {
    status: 409,
    zh: "这张优惠券不能用于本项目。",
    en: "This coupon is not for this event.",
  },
  COUPON_NOT_YET: {
    status: 409,
    zh: "这张优惠券还没有到使用时间。",
    en: "This coupon cannot be used yet.",
  },
  COUPON_OVER: {
    status: 409,
    zh: "这张优惠券已过期或已停用。",
    en: "This coupon has run out or was stopped.",
  },
  COUPON_USED_UP: {
    status: 409,
    zh: "这张优惠券已被用完。",
    en: "All of this coupon are used.",
  },
  COUPON_USED_BY_YOU: {
    status: 409,
    zh: "您已用过这张优惠券，不能再用。",
    en: "You have used this coupon as often as you may.",
  },
  COUPON_MINIMUM: {
    status: 409,
    zh: "票款还没有达到这张优惠券的最低金额。",
    en: "Your tickets do not come to this coupon's minimum.",
  },
  COUPON_CODE_TAKEN: {
    status: 409,
    zh: "这个优惠码已被使用，请换一个。",
    en: "Another coupon has this code. Please choose another.",
  },
  COUPON_NOTHING_OFF: {
    status: 409,
    zh: "这笔订单用这张优惠券减不了金额。",
    en: "This coupon takes nothing off this order.",
  },
  ATTENDEE_REQUIRED: {
    status: 400,
    zh: "本场为实名制，请为每张票选择观演人。",
    en: "Please choose an attendee for each ticket.",
  },
  ATTENDEE_HAS_TICKET: {
    status: 409,
    zh: "该证件在本场已有票，一证一票。",
    en: "This document already has a ticket for this performance.",
  },
  DOCUMENT_INVALID: {
    status: 400,
    zh: "证件号码不正确，请核对后再试。",
    en: "That document number is not valid. Please check it.",
  },
  ATTENDEE_KNOWN: { status: 409, zh: "这个证件已经添加过了。", en: "You have added this document already." },
  ATTENDEES_FULL: {
    status: 409,
    zh: "观演人数量已达上限，请先删除不用的。",
    en: "You keep as many attendees as you may. Please remove one first.",
  },
  ORDER_EXPIRED: {
    status: 409,
    zh: "订单已超时关闭，位置已释放。",
    en: "The order ran out of time and its places were let go.",
  },
  ORDER_CLOSED: { status: 409, zh: "订单已关闭。", en: "The order is closed." },
  NOTHING_TO_PAY: {
    status: 409,
    zh: "这笔订单无需支付，票会自动出好。",
    en: "There is nothing to pay for this order. Its tickets come by themselves.",
  },
  ORDER_ALREADY_PAID: { status: 409, zh: "订单已支付，无需重复操作。", en: "The order is already paid." },
  GATEWAY_UNAVAILABLE: {
    status: 503,
    zh: "支付渠道暂时没有响应，请稍后再试。",
    en: "The payment provider does not answer right now. Please try again.",
  },

  WECHAT_SIGN_IN_DECLINED: {
    status: 403,
    zh: "您没有允许微信确认身份，没有扣款。可以再点一次微信支付，或改用其他方式支付。",
    en: "You did not let WeChat say who you are, and nothing was paid. Try WeChat Pay again, or pay another way.",
  },
  WECHAT_SIGN_IN_OVER: {
    status: 409,
    zh: "这次微信身份确认已用过或已过期，没有扣款。请再点一次微信支付。",
    en: "That confirmation by WeChat was used before or has expired, and nothing was paid. Please press WeChat Pay again.",
  },
  WECHAT_SIGN_IN_UNAVAILABLE: {
    status: 503,
    zh: "微信暂时无法确认您的身份，没有扣款。请稍后再试，或改用扫码支付、支付宝。",
    en: "WeChat cannot say who you are right now, and nothing was paid. Try again later, or pay by a code or by Alipay.",
  },

  NOT_RETURNABLE: {
    status: 409,
    zh: "所选的票现在不能退，请刷新后查看原因。",
    en: "These tickets cannot be given back now. Please reload to see why.",
  },
  RETURN_CHANGED: {
    status: 409,
    zh: "退款金额有变动，请确认新的金额。",
    en: "What comes back has changed. Please check the new amount.",
  },
  RETURN_WHOLE_ONLY: {
    status: 409,
    zh: "本项目只支持整单退票。",
    en: "For this event all tickets of an order are given back together.",
  },
  RETURN_WHOLE_PIECES: {
    status: 409,
    zh: "套票和通票要整套一起退。",
    en: "Tickets that were sold together, as a bundle or a pass, are given back together.",
  },
  RETURN_ONCE_ONLY: {
    status: 409,
    zh: "本项目每个账号只能退票一次。",
    en: "For this event an account may give tickets back once.",
  },
  CHOICE_OVER: {
    status: 409,
    zh: "选择退款的时间已过，票继续有效。",
    en: "The time to choose is over; the tickets stay valid.",
  },
  NUMBERS_CHANGED: {
    status: 409,
    zh: "受影响的订单数刚刚有变化，请核对新的数字；还在售票的话可以先暂停。",
    en: "The numbers have just changed. Please check them again; while it is selling, pause the sale first.",
  },
  TICKET_USED: {
    status: 409,
    zh: "所选的票中有已检票或已失效的，不能退。",
    en: "One of these tickets has been used or is no longer valid, so it cannot be given back.",
  },

  PAYOUT_CHANGED: {
    status: 409,
    zh: "账簿上应付的金额有变动，请核对新的金额。",
    en: "What the books owe has changed. Please check the new amount.",
  },
  PAYOUT_WAITS: {
    status: 409,
    zh: "这个主办方已有一笔付款等待另一人确认。",
    en: "A payout to this organizer already waits for a second person.",
  },
  PAYOUT_KNOWN: {
    status: 409,
    zh: "这个银行流水号已经记录过了。",
    en: "This bank reference is recorded already.",
  },
  TAX_NUMBER_INVALID: {
    status: 400,
    zh: "统一社会信用代码不正确，请核对 18 位代码。",
    en: "That tax number is not valid. Please check its 18 characters.",
  },
  NOT_INVOICEABLE: {
    status: 409,
    zh: "这个订单现在不能开发票，请刷新后查看原因。",
    en: "No invoice can be had for this order now. Please reload to see why.",
  },

  REFERENCE_USED: {
    status: 409,
    zh: "这个银行流水号已用于另一笔退款，请核对。",
    en: "That bank reference belongs to another refund. Please check it.",
  },

  EVENT_INCOMPLETE: {
    status: 409,
    zh: "还有内容没有填好，暂时不能发布。",
    en: "Some things are still missing, so this cannot be published yet.",
  },
  ALREADY_PUBLISHED: {
    status: 409,
    zh: "已经发布，这一项不能再改。",
    en: "This is published already and can no longer be changed.",
  },
  STATE_CHANGED: {
    status: 409,
    zh: "状态刚刚有变化，请刷新后再操作。",
    en: "The state has just changed. Please reload and look again.",
  },
  UNITS_CLAIMED: {
    status: 409,
    zh: "所选位置中有已下单或售出的，不能这样改动。",
    en: "Some of these places are ordered or sold, so this cannot be done to them.",
  },
  TIME_DOES_NOT_EXIST: {
    status: 400,
    zh: "这个当地时间不存在（夏令时切换），请改一个时间。",
    en: "This local time does not exist (clocks change). Please choose another.",
  },
  JOBS_UNAVAILABLE: {
    status: 503,
    zh: "任务服务器没有提供或暂时没有回应。",
    en: "The job server does not offer this, or does not answer right now.",
  },

  CALLBACK_UNSIGNED: { status: 400, zh: "通知签名无效。", en: "The notification's signature is not valid." },
  CALLBACK_REFUSED: { status: 400, zh: "通知内容与本系统不符。", en: "The notification does not match our records." },
} as const satisfies Record<string, Sentence>;

export type ErrorCode = keyof typeof sentences;

/** Whether a text is one of the codes. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(sentences, text);
}

/** Facts about a refusal that the page may show: which units, how long to wait, what the new price is. */
export type ErrorFacts = Record<string, string | number | boolean | readonly (string | number)[]>;

/** A refusal that was foreseen. `detail` is for the log and never leaves the process. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts | undefined;
  readonly detail: string | undefined;

  constructor(code: ErrorCode, more: { facts?: ErrorFacts; detail?: string; cause?: unknown } = {}) {
    super(more.detail ? `${code}: ${more.detail}` : code, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "AppError";
    this.code = code;
    this.facts = more.facts;
    this.detail = more.detail;
  }
}

/** Status and sentences of a code, for whoever shapes an answer. */
export function sentenceOf(code: ErrorCode): Sentence {
  return sentences[code];
}

/** The foreseen refusal inside whatever was thrown, if there is one. */
export function asAppError(thrown: unknown): AppError | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof AppError) return error;
  }
  return undefined;
}
