import { agentsZh } from "./agents-zh.ts";
import { billsZh } from "./bills-zh.ts";
import { boardZh } from "./board-zh.ts";
import { calledOffZh } from "./called-off-zh.ts";
import { goodwillZh } from "./goodwill-zh.ts";
import { invoicesZh } from "./invoices-zh.ts";
import { ledgerZh } from "./ledger-zh.ts";
import { lettersZh } from "./letters-zh.ts";
import { payoutsZh } from "./payouts-zh.ts";
import { refundZh } from "./refund-zh.ts";
import { roomsZh } from "./rooms-zh.ts";
import { timelineZh } from "./timeline-zh.ts";
import { warmZh } from "./warm-zh.ts";

export const zh = {
  app: "平台运营",
  title: "开幕 · 平台运营",
  login: {
    title: "登录",
    lead: "仅供平台运营人员使用。",
    mail: "邮箱",
    password: "密码",
    signIn: "登录",
    signingIn: "正在登录…",
  },
  account: {
    account: "账号",
    signOut: "退出登录",
    signOutEverywhere: "在所有设备上退出",
    everywhereMeans: "所有浏览器和设备（包括这一台）上的登录立即失效。",
  },
  skip: "跳到正文",
  overview: {
    title: "实时总览",
    asOf: "数据时间 {time}",
    everySeconds: "每 {seconds} 秒更新",
    stale: "数据停在 {time}，正在重试。",
    queue: "待发事件",
    queueMeans: "已写入数据库、尚未送出的事件",
    age: "最久等待",
    ageMeans: "最早一条待发事件已等待的时间",
    ageLimit: "{warn} 秒起提醒，{bad} 秒起告警",
    refunds: "待完成退款",
    refundsMeans: "已发起、支付渠道尚未确认成功",
    unpaid: "待支付订单",
    unpaidMeans: "已下单，支付时限未到",
    orders: "订单",
    ordersMeans: "开站以来，按当前状态",
    payments: "支付",
    paymentsMeans: "开站以来的支付尝试，按当前状态",
    trend: "打开本页以来：最低 {low}，最高 {high}",
    seconds: "秒",
    minutes: "分",
    hours: "小时",
    breakers: "依赖",
    breakersMeans: "数据库、缓存与第三方前的熔断器，全部进程合并看",
    breakerNames: {
      mysql: "MySQL",
      redis: "Redis",
      typesense: "搜索 Typesense",
      alipay: "支付宝",
      wechat: "微信支付",
      wechatSignIn: "微信网页授权",
      sms: "短信",
      mail: "邮件",
      invoicing: "电子发票",
    },
    breakerStates: { closed: "畅通", half_open: "试探中", open: "已断开" },
    breakerWhere: "在 {where}",
    breakerOpenMeans: {
      mysql: "不能下单，页面显示繁忙；座位图与已加载场次仍读自 Redis",
      redis: "不能锁座、不能发验证码；页面照常，已付订单继续出票",
      typesense: "搜索改查数据库，只认原词",
      alipay: "订单先等着，恢复后可继续支付",
      wechat: "微信支付打不开，可改用支付宝；订单先等着",
      wechatSignIn: "微信内打开的页面不能用微信支付，可扫码或用支付宝",
      sms: "验证码发不出，票务短信稍后补发",
      mail: "邮件稍后补发",
      invoicing: "发票稍后开具",
    },
    here: "本进程",
    fine: "正常",
    attention: "留意",
    wrong: "异常",
  },
  bills: billsZh,
  board: boardZh,
  warm: warmZh,
  ledger: ledgerZh,
  calledOff: calledOffZh,
  agents: agentsZh,
  goodwill: goodwillZh,
  invoices: invoicesZh,
  payouts: payoutsZh,
  letters: lettersZh,
  refund: refundZh,
  rooms: roomsZh,
  timeline: timelineZh,
  orderState: {
    awaiting_payment: "待支付",
    paid: "已支付",
    cancelled: "已取消",
    expired: "已超时",
    refunded: "已退票",
  },
  paymentState: { pending: "进行中", succeeded: "成功", closed: "已关闭" },
  problem: {
    title: "这个页面没能打开",
    text: "系统没有回应，数据库或缓存可能不可用。请稍后再试。",
    retry: "再试一次",
    reference: "编号",
  },
  missing: { title: "没有这个页面", text: "地址可能有误，或者内容已经移走。", home: "回到实时总览" },
};

export type Messages = typeof zh;
