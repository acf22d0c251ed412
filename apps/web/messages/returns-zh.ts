/** Texts of giving tickets back. */
export const returnsZh = {
  title: "退票",
  ask: "申请退票",
  states: { returning: "退款中", returned: "已退回" },
  and: "、",
  unused: "未用于订单的付款",
  askedAt: "申请时间",
  returnedAt: "退回时间",
  returningMeans: "票已作废，退款已提交给支付渠道，确认退回后这里会显示“已退回”。",
  until: (time: string, percent: number) =>
    percent === 0 ? `${time} 前退票：免手续费` : `${time} 前退票：收取票款 ${percent}%`,
  free: "演出取消或延期，退票免手续费",
  then: (percent: number) => `之后收取 ${percent}%`,
  thenNo: "之后不能退票",
  wholePieces: "套票和通票要整套一起退。",
  wholeOnly: "本项目只支持整单退票。",
  onceOnly: "本项目每个账号只能退票一次。",
  no: {
    "order not paid": "订单尚未支付",
    returned: "已退票",
    used: "已检票入场，不能退",
    "not issued": "正在出票，请稍后再试",
    "too late": "已过退票时间",
    never: "本项目不支持退票",
    "once only": "每个账号只能退票一次，您已退过",
  },
  choose: "选择要退的票",
  price: "票款",
  kept: "手续费",
  had: "已补偿，计入退款",
  back: "退回",
  dialogText: "提交后票立即作废，不能恢复。票款按原支付方式退回。",
  yes: (sum: string) => `确认退票，退回 ${sum}`,
  notNow: "再想想",
};

export type ReturnsTexts = typeof returnsZh;
