/** Texts of the list of agents. */
export const agentsZh = {
  title: "总代",
  lead: "总代从主办方划给它的配额中售票，按约定拿佣金。这里建立总代和它的第一个成员；佣金由主办方约定。",
  name: "名称",
  nameEn: "英文名称",
  code: "代码",
  members: "成员",
  created: "建立时间",
  state: "状态",
  states: { active: "合作中", ended: "已停止" },
  empty: "还没有总代",
  create: "建立总代",
  person: "首个成员的姓名",
  mail: "首个成员的邮箱",
  done: "已建立。",
  password: "首个成员的密码（只显示这一次）：",
  known: "这个邮箱已有账号，用原来的密码登录。",
  end: "停止合作",
  endAsk: "停止与 {agent} 的合作？",
  endMeans: "它的链接立即失效，不能再下单。已售的订单和佣金不变，配额留在原处，由主办方收回。",
  cancel: "返回",
};

export type AgentsTexts = typeof agentsZh;
