/** A price tier as the map shows it. */
export interface SeatTier {
  id: string;
  name: string;
  nameEn: string;
  priceFen: number;
  /** As #rrggbb; see tierColours of @kaimu/seatmap. */
  colour: string;
}
