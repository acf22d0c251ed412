const grouped = (n: number) => n.toLocaleString("zh-CN");

/** Texts of the queue before a hot sale, in Chinese. */
export const waitingZh = {
  page: "排队购票",
  time: {
    underMinute: "不到 1 分钟",
    minutes: (n: number) => `约 ${n} 分钟`,
    minutesRange: (from: number, to: number) => `${from}–${to} 分钟`,
    hours: (n: number) => `约 ${n} 小时`,
    hoursRange: (from: number, to: number) => `${from}–${to} 小时`,
    overHours: (n: number) => `${n} 小时以上`,
    spanMinutes: (n: number) => `${n} 分钟`,
    spanSeconds: (n: number) => `${n} 秒`,
  },
  count: grouped,
  people: (n: number) => `${grouped(n)} 人`,
  inQueue: (n: number) => `现在有 ${grouped(n)} 人在排队`,
  you: "您",
  days: "天",

  signIn: {
    title: "这场演出需要排队",
    text: "一个账号一个位置，先登录再为您取号。已选的票会记住。",
    button: "登录并排队",
  },
  before: {
    title: "还没有开始排队",
    prequeueAt: (when: string) => `${when} 开放预排队，到时本页自动为您取号。`,
    opensAt: (when: string) => `${when} 开始排队，到时本页自动为您取号。`,
    left: "距开放还有",
  },
  prequeue: {
    title: "您已在预排队中",
    left: "距排定顺序还有",
    shuffle: "时间一到，系统把此前到的每个人随机排出先后，早到晚到机会一样；之后来的人依次排在后面。",
    noRush: "现在不用守着，时间到之前打开过本页就算到了。",
  },
  drawing: { title: "正在排定顺序", text: "几秒后显示您的位置。" },
  waiting: {
    ahead: "您前面还有",
    next: "下一位就是您",
    expect: "预计还要",
    unknown: "正在估算",
    number: (n: number) => `您的号码 ${grouped(n)}`,
    rate: (n: number) => `每分钟放行约 ${grouped(n)} 人`,
  },
  paused: {
    title: "放行暂停中",
    text: "工作人员暂停了放行，没有人会超过您。恢复后队伍接着往前走。",
  },
  turn: { title: "到您了", text: "正在为您打开入口。" },
  admitted: {
    title: "到您了，请进场",
    text: "请在倒计时结束前选好票，过时让给下一位。",
    left: "进场剩余时间",
    go: "进场购票",
    goingOn: "正在带您进场",
  },
  missed: {
    title: "错过了进场时间",
    text: (span: string) => `轮到后 ${span}内没有选好票，位置已让给下一位。可以重新排队，从队尾开始。`,
    again: "重新排队",
  },
  left: { title: "您已离开队伍", text: "在另一台设备上离开的位置已让给后面的人。可以重新排队，从队尾开始。" },
  none: { title: "不用排队", text: "这场演出现在可以直接购票。", go: "去购票" },
  away: {
    title: "暂时看不到队伍",
    text: "排队系统正忙，您的位置不会丢。本页会自动再试。",
    retry: "现在再试",
  },
  stale: "与排队系统的连接断了，正在重连。您的位置不受影响。",
  soldOut: "目前的票都已售出或被锁定。没有付款的位置会放回，轮到您时仍可能有票。",

  then: {
    title: "接下来",
    byItself: "轮到您时，本页自动带您进场，标题会提示「到您了」。",
    span: (span: string) => `进场后有 ${span}选好票，过时让给下一位。`,
    kept: "位置跟着您的账号：关掉页面、换手机、断网都不会丢，回到本页就能看到。",
  },
  sound: "到我时响铃",
  reload: "看看现在排到哪了",
  noScript: (seconds: number) => `本页每 ${seconds} 秒自动刷新一次。`,
  leave: {
    button: "离开队伍",
    ask: "离开后位置立刻让给后面的人，再来要从队尾排起。确定离开吗？",
    yes: "确定离开",
    no: "继续排队",
  },
  /** What a screen reader hears when something has changed. */
  said: {
    ahead: (n: number) => (n === 0 ? "下一位就是您。" : `您前面还有 ${grouped(n)} 人。`),
    expect: (wait: string) => `预计还要${wait}。`,
  },
  /** The page's name in the browser's tab. */
  tab: {
    ahead: (n: number) => `前面 ${grouped(n)} 人`,
    admitted: "到您了！",
  },
  /** On the buy page, once let in. */
  inside: {
    left: "选票剩余时间",
    text: "您已进场，请在倒计时结束前选好票。",
    toQueue: "去排队",
  },
};

export type WaitingTexts = typeof waitingZh;
