import { agencyZh } from "./agency-zh.ts";
import { callOffZh } from "./call-off-zh.ts";
import { invoicesZh } from "./invoices-zh.ts";
import { settlementZh } from "./settlement-zh.ts";
import { showsZh } from "./shows-zh.ts";
import { stockZh } from "./stock-zh.ts";

export const zh = {
  app: "主办方后台",
  title: "开幕 · 主办方后台",
  login: {
    title: "登录",
    lead: "用主办方账号登录，查看您的项目与场次。",
    mail: "邮箱",
    password: "密码",
    signIn: "登录",
    signingIn: "正在登录…",
    notYours: "购票请前往售票网站。忘记密码，请联系本公司的账号管理员。",
  },
  account: {
    account: "账号",
    signOut: "退出登录",
    signOutEverywhere: "在所有设备上退出",
    everywhereMeans: "所有浏览器和设备（包括这一台）上的登录立即失效。",
  },
  skip: "跳到正文",
  events: {
    title: "我的项目",
    event: "项目",
    category: "类别",
    state: "状态",
    startsAt: "开演时间（当地）",
    saleState: "销售状态",
    count: "本页 {events} 个项目，{performances} 个场次",
    noPerformances: "还没有场次",
    emptyTitle: "还没有项目",
    emptyText: "贵公司名下还没有项目。项目建立之后会出现在这里。",
  },
  shows: showsZh,
  callOff: callOffZh,
  stock: stockZh,
  agency: agencyZh,
  settlement: settlementZh,
  invoices: invoicesZh,
  eventState: { draft: "草稿", published: "已发布", archived: "已归档" },
  performanceStatus: {
    draft: "草稿",
    on_sale: "销售中",
    paused: "已暂停",
    postponed: "已延期",
    cancelled: "已取消",
    over: "已结束",
  },
  categories: {
    concert: "演唱会",
    theatre: "话剧",
    musical: "音乐剧",
    dance: "舞蹈",
    children: "儿童亲子",
    sport: "体育",
    exhibition: "展览",
    talk_show: "脱口秀",
  },
  problem: {
    title: "这个页面没能打开",
    text: "系统暂时没有回应。您的数据没有受影响，请稍后再试。",
    retry: "再试一次",
    reference: "编号",
  },
  missing: { title: "没有这个页面", text: "地址可能有误，或者内容已经移走。", home: "回到我的项目" },
};

export type Messages = typeof zh;
