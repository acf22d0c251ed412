/** The layouts that a seated house may have: see ../venues. */
export type Hall = "theatre" | "arena" | "stadium";

export interface House {
  city: string;
  cityEn: string;
  name: string;
  nameEn: string;
  address: string;
  hall?: Hall;
  timeZone?: string;
}

type Row = [name: string, nameEn: string, address: string, hall?: Hall];

/** The houses of one city. */
function inCity<K extends string>(city: string, cityEn: string, houses: Record<K, Row>, timeZone?: string) {
  const entries = Object.entries<Row>(houses).map(([key, [name, nameEn, address, hall]]) => [
    key,
    { city, cityEn, name, nameEn, address: `${city}${address}`, ...(hall && { hall }), ...(timeZone && { timeZone }) },
  ]);
  return Object.fromEntries(entries) as Record<K, House>;
}

/** Where the season plays. Houses of one hall share its layout, each as a published seat map of its own. */
export const houses = {
  ...inCity("上海", "Shanghai", {
    mao: ["上海 MAO Live", "MAO Live Shanghai", "市黄浦区重庆南路 308 号"],
    "west-bund": ["上海西岸仓库", "West Bund Warehouse, Shanghai", "市徐汇区龙腾大道 2555 号"],
    "laughing-house": ["上海笑声小剧场", "Laughing House, Shanghai", "市静安区愚园路 88 号"],
    "suhe-theatre": ["上海苏河大剧院", "Suhe Theatre, Shanghai", "市普陀区光复西路 160 号", "theatre"],
    "east-garden": ["上海东苑剧场", "East Garden Theatre, Shanghai", "市杨浦区平凉路 1398 号", "theatre"],
    "pujiang-stadium": ["上海浦江体育场", "Pujiang Stadium, Shanghai", "市浦东新区滨江大道 4000 号", "stadium"],
  }),
  ...inCity("北京", "Beijing", {
    "capital-hall": ["北京东城黑匣子剧场", "Dongcheng Black Box, Beijing", "市东城区东四北大街 107 号"],
    "brick-factory": ["北京砖厂艺术区 3 号馆", "Brick Factory Hall 3, Beijing", "市朝阳区酒仙桥北路 12 号"],
    "drum-tower": ["北京鼓楼剧院", "Drum Tower Theatre, Beijing", "市西城区旧鼓楼大街 56 号", "theatre"],
    "jingxi-arena": ["北京京西体育馆", "Jingxi Arena, Beijing", "市石景山区石景山路 99 号", "arena"],
  }),
  ...inCity("深圳", "Shenzhen", {
    "harbour-box": ["深圳海湾演艺中心小剧场", "Harbour Studio, Shenzhen", "市南山区望海路 1187 号"],
    "harbour-main": ["深圳海湾演艺中心大剧场", "Harbour Theatre, Shenzhen", "市南山区望海路 1187 号", "theatre"],
  }),
  ...inCity("广州", "Guangzhou", {
    "southern-stage": ["广州南方舞台", "Southern Stage, Guangzhou", "市天河区珠江东路 1 号"],
    "pearl-theatre": ["广州珠水大剧院", "Pearl Water Theatre, Guangzhou", "市海珠区阅江西路 218 号", "theatre"],
  }),
  ...inCity("成都", "Chengdu", {
    "little-bar": ["成都小酒馆", "Little Bar, Chengdu", "市武侯区芳沁街 87 号"],
    "east-works": ["成都东厂现场", "East Works Live, Chengdu", "市成华区建设南支路 4 号"],
    "rong-arena": ["成都蓉城体育馆", "Rongcheng Arena, Chengdu", "市高新区天府大道北段 1700 号", "arena"],
  }),
  ...inCity("杭州", "Hangzhou", {
    "canal-box": ["杭州运河黑匣子", "Canal Black Box, Hangzhou", "市拱墅区小河路 458 号"],
    "lakeside-hall": ["杭州湖滨音乐厅", "Lakeside Concert Hall, Hangzhou", "市上城区湖滨路 28 号", "theatre"],
    "qiantang-river": ["杭州钱塘江滨看台", "Qiantang Riverside Stands, Hangzhou", "市滨江区闻涛路 1 号"],
  }),
  ...inCity("南京", "Nanjing", {
    "city-wall": ["南京城墙下剧院", "City Wall Theatre, Nanjing", "市玄武区龙蟠路 130 号", "theatre"],
    "kiln-museum": ["南京窑火艺术馆", "Kiln Fire Museum, Nanjing", "市秦淮区中华路 218 号"],
    "ginkgo-hall": ["南京银杏体育中心", "Ginkgo Sports Hall, Nanjing", "市建邺区江东中路 222 号"],
  }),
  ...inCity("苏州", "Suzhou", {
    "water-pavilion": ["苏州水榭书场", "Water Pavilion, Suzhou", "市姑苏区平江路 78 号"],
    "silk-theatre": ["苏州丝厂剧院", "Silk Mill Theatre, Suzhou", "市姑苏区南环西路 22 号", "theatre"],
  }),
  ...inCity("武汉", "Wuhan", {
    "iron-bridge": ["武汉铁桥 Livehouse", "Iron Bridge Livehouse, Wuhan", "市汉阳区晴川大道 5 号"],
    "river-studio": ["武汉两江小剧场", "Two Rivers Studio, Wuhan", "市江岸区沿江大道 162 号"],
  }),
  ...inCity("重庆", "Chongqing", {
    "hill-club": ["重庆半山 Club", "Hillside Club, Chongqing", "市渝中区枇杷山正街 74 号"],
    "gorge-theatre": ["重庆两江剧院", "Gorge Theatre, Chongqing", "市江北区江北城东大街 11 号", "theatre"],
  }),
  ...inCity("西安", "Xi'an", {
    "wall-club": ["西安城根现场", "Under the Wall Live, Xi'an", "市碑林区环城南路 18 号"],
    "tang-theatre": ["西安长乐大剧院", "Changle Theatre, Xi'an", "市雁塔区芙蓉西路 99 号", "theatre"],
    "loess-museum": ["西安黄土博物馆", "Loess Museum, Xi'an", "市雁塔区翠华路 40 号"],
  }),
  ...inCity("长沙", "Changsha", {
    "island-park": ["长沙南洲草坪", "South Isle Lawn, Changsha", "市岳麓区潇湘中路 300 号"],
    "pepper-box": ["长沙辣椒盒剧场", "Pepper Box, Changsha", "市天心区黄兴南路 118 号"],
  }),
  ...inCity("厦门", "Xiamen", {
    "gull-studio": ["厦门海鸥小剧场", "Gull Studio, Xiamen", "市思明区环岛南路 66 号"],
  }),
  ...inCity("天津", "Tianjin", {
    "tea-garden": ["天津河沿茶园", "Riverside Tea Garden, Tianjin", "市河北区海河东路 12 号"],
  }),
  ...inCity("哈尔滨", "Harbin", {
    "ice-hall": ["哈尔滨松江冰上中心", "Songjiang Ice Hall, Harbin", "市松北区世茂大道 9 号"],
  }),
  ...inCity(
    "香港",
    "Hong Kong",
    {
      "victoria-arena": ["香港维港汇演馆", "Harbourfront Arena, Hong Kong", "九龙启德承启道 38 号", "arena"],
      "tram-theatre": ["香港叮叮剧院", "Tram Theatre, Hong Kong", "湾仔轩尼诗道 130 号", "theatre"],
      "print-house": ["香港活字印刷馆", "Print House, Hong Kong", "柴湾嘉业街 60 号"],
    },
    "Asia/Hong_Kong",
  ),
} satisfies Record<string, House>;

export type HouseKey = keyof typeof houses;
