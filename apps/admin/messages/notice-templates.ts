/** Notices that most shows need, for an organizer to start from. */
export const noticeTemplates = [
  {
    title: "购票须知",
    titleEn: "Before you buy",
    text: "下单后请在规定时间内完成支付，超时订单自动关闭，位置重新开放。每个账号限购张数以页面所示为准。",
    textEn:
      "Please pay within the time shown; after that the order closes and the places go back on sale. The limit for each account is shown on the page.",
  },
  {
    title: "入场须知",
    titleEn: "Getting in",
    text: "凭电子票二维码入场，一码一人。请提前 30 分钟到场，配合安检。",
    textEn: "Show the QR of your ticket, one code a person. Please come 30 minutes early and allow time for security.",
  },
  {
    title: "实名制须知",
    titleEn: "Real names",
    text: "本场为实名制，一人一证一票。入场时须出示与购票信息一致的证件原件，人、证、票一致方可入场。",
    textEn:
      "Tickets are bound to names: one person, one document, one ticket. Bring the original document given when buying.",
  },
  {
    title: "退票说明",
    titleEn: "Refunds",
    text: "票品为有价票券，非普通商品，具体退改规则以订单页面为准。演出取消时全额退款。",
    textEn: "The refund terms you bought under stand on your order. If the show is cancelled you get all of it back.",
  },
  {
    title: "儿童须知",
    titleEn: "Children",
    text: "儿童须持票入场，1.2 米以下儿童谢绝入场；儿童项目除外。",
    textEn:
      "Children need a ticket of their own. Children under 1.2 m are not admitted, except to shows made for children.",
  },
] as const;
