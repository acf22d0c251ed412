import type { Category } from "@kaimu/db";

/** One show of the demo season. Days count from the day the data is loaded; prices are in yuan. */
export interface DemoShow {
  key: string;
  title: string;
  titleEn: string;
  category: Category;
  venue: string;
  organizer: "dawn" | "harbour";
  motif: string;
  palette: string[];
  summary: string;
  summaryEn: string;
  performances: { inDays: number; at: string; saleOpensInDays?: number }[];
  tiers: {
    code: string;
    name: string;
    nameEn: string;
    yuan: number;
    units: number;
    colour: string;
    studentYuan?: number;
    bundleYuan?: number;
  }[];
}

const oneTier = (yuan: number, units: number, more: { studentYuan?: number; bundleYuan?: number } = {}) => [
  { code: "ga", name: "通用票", nameEn: "General admission", yuan, units, colour: "#c2410c", ...more },
];
const standingAndBalcony = (floor: number, balcony: number) => [
  { code: "floor", name: "内场站票", nameEn: "Floor, standing", yuan: floor, units: 300, colour: "#b91c1c" },
  { code: "balcony", name: "二层站票", nameEn: "Balcony, standing", yuan: balcony, units: 120, colour: "#1d4ed8" },
];

export const demoShows: DemoShow[] = [
  {
    key: "night-train",
    title: "夜行列车 2026 巡演 · 上海站",
    titleEn: "Night Train Tour 2026, Shanghai",
    category: "concert",
    venue: "mao",
    organizer: "dawn",
    motif: "guitar",
    palette: ["#1b1b2f", "#e43f5a", "#f6c90e"],
    summary:
      "六年的现场，一百一十座城市。夜行列车带着第四张专辑《末班》回到最初出发的地方：没有座位，只有灯光、鼓点和一起唱完的副歌。",
    summaryEn:
      "Six years on the road, a hundred and ten cities. Night Train brings its fourth album back to where it began: no seats, only light, drums and choruses sung together.",
    performances: [
      { inDays: 12, at: "20:00" },
      { inDays: 13, at: "20:00" },
    ],
    tiers: standingAndBalcony(380, 280),
  },
  {
    key: "tea-house",
    title: "话剧《茶馆》",
    titleEn: "Teahouse, a play by Lao She",
    category: "theatre",
    venue: "capital-hall",
    organizer: "harbour",
    motif: "curtain",
    palette: ["#3b2f2f", "#c08552", "#f3e9dc"],
    summary: "裕泰茶馆的五十年，三幕，一个时代的面孔。导演以黑匣子剧场的近距离重排老舍名作，观众与茶客同坐。",
    summaryEn:
      "Fifty years of one teahouse in three acts. Lao She's masterpiece, restaged for a black box where the audience sits among the guests.",
    performances: [
      { inDays: 5, at: "19:30" },
      { inDays: 6, at: "14:30" },
      { inDays: 6, at: "19:30" },
    ],
    tiers: oneTier(180, 160, { studentYuan: 90, bundleYuan: 320 }),
  },
  {
    key: "moon-boat",
    title: "亲子音乐剧《月亮船》",
    titleEn: "The Moon Boat, a family musical",
    category: "children",
    venue: "harbour-box",
    organizer: "harbour",
    motif: "moon",
    palette: ["#0f3460", "#f9d56e", "#e9f5db"],
    summary: "小女孩阿满坐着纸船去月亮上找她的猫。六十分钟，没有一句台词听不懂，适合四岁以上的孩子和曾经是孩子的人。",
    summaryEn: "A girl sails a paper boat to the moon to find her cat. Sixty minutes for everyone over four.",
    performances: [
      { inDays: 9, at: "10:30" },
      { inDays: 9, at: "15:00" },
    ],
    tiers: oneTier(120, 220, { bundleYuan: 200 }),
  },
  {
    key: "stand-up",
    title: "周五开放麦 · 成都专场",
    titleEn: "Friday Open Mic, Chengdu",
    category: "talk_show",
    venue: "little-bar",
    organizer: "dawn",
    motif: "spotlight",
    palette: ["#22223b", "#f2e9e4", "#ff7b00"],
    summary: "六位演员，九十分钟，其中一半的段子今晚第一次讲。不好笑也不退票，但可以起哄。",
    summaryEn: "Six comedians, ninety minutes, half the jokes told for the first time.",
    performances: [
      { inDays: 3, at: "20:00" },
      { inDays: 10, at: "20:00" },
    ],
    tiers: oneTier(88, 90, { studentYuan: 58 }),
  },
  {
    key: "tidal",
    title: "现代舞《潮汐》",
    titleEn: "Tidal, contemporary dance",
    category: "dance",
    venue: "southern-stage",
    organizer: "harbour",
    motif: "waves",
    palette: ["#05668d", "#f0f3bd", "#02c39a"],
    summary: "十二位舞者，一吨海盐。编舞从潮间带的呼吸里找到节拍，全场无中场休息。",
    summaryEn: "Twelve dancers and a ton of sea salt. No interval.",
    performances: [{ inDays: 20, at: "19:30" }],
    tiers: oneTier(220, 240, { studentYuan: 110 }),
  },
  {
    key: "paper-city",
    title: "沉浸展《纸上城市》",
    titleEn: "Paper City, an exhibition",
    category: "exhibition",
    venue: "west-bund",
    organizer: "dawn",
    motif: "city",
    palette: ["#f8f4e3", "#d4cdc3", "#2a2b2a"],
    summary: "一千二百张手绘街景铺满旧仓库，走进去，城市从纸上站起来。分时入场，每小时限两百人。",
    summaryEn: "Twelve hundred hand-drawn streets fill an old warehouse. Timed entry.",
    performances: [
      { inDays: 2, at: "10:00" },
      { inDays: 2, at: "14:00" },
      { inDays: 3, at: "10:00" },
    ],
    tiers: oneTier(68, 200, { studentYuan: 48, bundleYuan: 118 }),
  },
  {
    key: "blue-hour",
    title: "蓝调时刻 · 爵士之夜",
    titleEn: "Blue Hour, a night of jazz",
    category: "concert",
    venue: "little-bar",
    organizer: "dawn",
    motif: "moon",
    palette: ["#14213d", "#fca311", "#e5e5e5"],
    summary: "四重奏，两套曲目，吧台照常营业。晚到请轻声。",
    summaryEn: "A quartet, two sets, and the bar stays open.",
    performances: [{ inDays: 7, at: "21:00" }],
    tiers: oneTier(158, 80),
  },
  {
    key: "masks",
    title: "新编川剧《变脸》",
    titleEn: "Changing Faces, Sichuan opera",
    category: "theatre",
    venue: "southern-stage",
    organizer: "harbour",
    motif: "mask",
    palette: ["#7f1d1d", "#fbbf24", "#111827"],
    summary: "三代人的一张脸谱。老戏新唱，鼓点不改。",
    summaryEn: "One painted face through three generations.",
    performances: [
      { inDays: 16, at: "19:30" },
      { inDays: 17, at: "19:30" },
    ],
    tiers: oneTier(160, 240, { studentYuan: 80 }),
  },
  {
    key: "snow-line",
    title: "音乐剧《雪线》",
    titleEn: "Snow Line, a musical",
    category: "musical",
    venue: "capital-hall",
    organizer: "dawn",
    motif: "spotlight",
    palette: ["#e0fbfc", "#3d5a80", "#ee6c4d"],
    summary: "一支登山队、一段没有寄出的录音。原创音乐剧首轮演出，即将开售。",
    summaryEn: "A climbing party and a tape never sent. First run of a new musical, on sale soon.",
    performances: [
      { inDays: 45, at: "19:30", saleOpensInDays: 4 },
      { inDays: 46, at: "19:30", saleOpensInDays: 4 },
    ],
    tiers: oneTier(280, 160, { studentYuan: 140 }),
  },
  {
    key: "derby",
    title: "街头篮球之夜 · 深圳",
    titleEn: "Street Ball Night, Shenzhen",
    category: "sport",
    venue: "harbour-box",
    organizer: "dawn",
    motif: "city",
    palette: ["#0b132b", "#5bc0be", "#ffba08"],
    summary: "八支球队，单败淘汰，一晚定输赢。",
    summaryEn: "Eight teams, one night, no second chances.",
    performances: [{ inDays: 8, at: "19:00" }],
    tiers: oneTier(128, 220),
  },
  {
    key: "last-place",
    title: "阁楼弹唱会（小场）",
    titleEn: "Songs in the Attic, a very small room",
    category: "concert",
    venue: "little-bar",
    organizer: "dawn",
    motif: "guitar",
    palette: ["#283618", "#fefae0", "#dda15e"],
    summary: "一把吉他，十二把椅子。卖完就没有了。",
    summaryEn: "One guitar, twelve chairs. When they are gone they are gone.",
    performances: [{ inDays: 6, at: "20:30" }],
    tiers: oneTier(99, 12),
  },
  {
    key: "ink",
    title: "舞剧《墨》",
    titleEn: "Ink, a dance drama",
    category: "dance",
    venue: "capital-hall",
    organizer: "harbour",
    motif: "dance",
    palette: ["#fafaf9", "#1c1917", "#b91c1c"],
    summary: "水墨、身体与留白。全国巡演第一百场。",
    summaryEn: "Ink, bodies and empty space. The hundredth show of its tour.",
    performances: [
      { inDays: 25, at: "19:30" },
      { inDays: 26, at: "19:30" },
    ],
    tiers: oneTier(200, 160, { studentYuan: 100, bundleYuan: 360 }),
  },
];

export const demoVenues = {
  mao: {
    name: "上海 MAO Live",
    nameEn: "MAO Live Shanghai",
    city: "上海",
    cityEn: "Shanghai",
    address: "上海市黄浦区重庆南路 308 号",
  },
  "capital-hall": {
    name: "北京东城黑匣子剧场",
    nameEn: "Dongcheng Black Box, Beijing",
    city: "北京",
    cityEn: "Beijing",
    address: "北京市东城区东四北大街 107 号",
  },
  "harbour-box": {
    name: "深圳海湾演艺中心小剧场",
    nameEn: "Harbour Studio, Shenzhen",
    city: "深圳",
    cityEn: "Shenzhen",
    address: "深圳市南山区望海路 1187 号",
  },
  "little-bar": {
    name: "成都小酒馆",
    nameEn: "Little Bar, Chengdu",
    city: "成都",
    cityEn: "Chengdu",
    address: "成都市武侯区芳沁街 87 号",
  },
  "southern-stage": {
    name: "广州南方舞台",
    nameEn: "Southern Stage, Guangzhou",
    city: "广州",
    cityEn: "Guangzhou",
    address: "广州市天河区珠江东路 1 号",
  },
  "west-bund": {
    name: "上海西岸仓库",
    nameEn: "West Bund Warehouse, Shanghai",
    city: "上海",
    cityEn: "Shanghai",
    address: "上海市徐汇区龙腾大道 2555 号",
  },
} as const;
