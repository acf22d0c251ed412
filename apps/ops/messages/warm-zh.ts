/** Texts of what Redis has of a sale before it opens. */
export const warmZh = {
  title: "预热",
  ready: "已加载，是现行的条款与方案",
  stale: "已加载，但不是现行的条款或方案",
  missing: "尚未加载",
  unknown: "Redis 没有回应",
  means: "开售前加载库存，第一位买家不必等待。任务每分钟自动加载；也可以现在加载。",
  loadedAt: "加载时间",
  plan: "方案版本",
  sale: "条款版本",
  versions: "Redis {redis} / MySQL {mysql}",
  bytes: "占用内存",
  load: "立即加载",
  ask: "现在把库存加载到 Redis？",
  askText: "从 MySQL 读取方案、条款与占用，仍有效的锁定会保留。销售中也可以做。",
  cancel: "返回",
  notReady: "未预热",
};

export type WarmTexts = typeof warmZh;
